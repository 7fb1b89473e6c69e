/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What all thieves need: victims, addresses and devices of their own, and a name for what they do. */
final class Loot {

    private final Bank bank;
    private final Ids cases;
    private final Ids devices;
    private int addresses;

    Loot(Bank bank) {
        this.bank = bank;
        this.cases = bank.ids("theft");
        this.devices = bank.ids("device");
    }

    /** Somebody at home, who does nothing any more from now on; empty where nobody is found. */
    Optional<Customer> victim(Instant now, Predicate<Customer> worthwhile) {
        Optional<Customer> victim =
                bank.customers().find(customer -> customer.expectsNothing(now) && worthwhile.test(customer));
        victim.ifPresent(bank.customers()::replace);
        return victim;
    }

    Incident incident(String kind, String detail) {
        return Incident.partOf(new Case(cases.next(), true), kind, detail);
    }

    String device() {
        return devices.next();
    }

    /** One of 203.0.113.0/24, in turn. */
    String address() {
        return "203.0.113." + (1 + addresses++ % 254);
    }

    Duration minutes(int least, int most) {
        return bank.dice().duration(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }
}
