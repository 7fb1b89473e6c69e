/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Incident;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is done with passwords that are guessed or bought. */
final class PasswordThieves {

    static final String ACCOUNT_TAKEOVER = "account-takeover";
    static final String PASSWORD_SPRAYING = "password-spraying";
    static final String NEW_DEVICE_AND_COUNTRY = "new-device-and-country";

    private static final int SPRAYED = 16;

    private final Bank bank;
    private final Loot loot;

    PasswordThieves(Bank bank, Loot loot) {
        this.bank = bank;
        this.loot = loot;
    }

    List<Scheme> all() {
        return List.of(this::guess, this::spray, this::buyFromAbroad);
    }

    /** 5 to 8 failures, a success from a device that nobody knows, and a large transfer within six minutes. */
    private boolean guess(Instant now) {
        Optional<Customer> victim = loot.victim(now, PasswordThieves::isKnown);
        victim.ifPresent(robbed -> {
            int failures = bank.dice().between(5, 8);
            String device = loot.device();
            String address = loot.address();
            Incident incident = loot.incident(
                    ACCOUNT_TAKEOVER, failures + " failures, then " + device + " is in " + robbed.account());
            Instant at = now;
            for (int i = 0; i <= failures; i++) {
                boolean success = i == failures;
                bank.agenda().plan(at, time -> bank.ledger()
                        .login(time, robbed.account(), success, device, address, robbed.home(), incident));
                at = at.plus(bank.dice().duration(Duration.ofSeconds(5), Duration.ofSeconds(25)));
            }
            BigDecimal amount = bank.amounts().between(80_000, 300_000);
            bank.agenda().plan(at.plus(loot.minutes(1, 5)), time -> {
                Movement transfer = bank.ledger()
                        .movement(
                                time,
                                robbed.account(),
                                "transfer",
                                amount,
                                robbed.home().currency())
                        .by(device, address, robbed.home());
                bank.ledger().book(transfer, incident);
            });
        });
        return victim.isPresent();
    }

    /** One attempt at each of many accounts, within eight minutes, from one address. */
    private boolean spray(Instant now) {
        Set<Customer> tried = new LinkedHashSet<>();
        while (tried.size() < SPRAYED) {
            tried.add(bank.customers().anybody(now));
        }
        String address = loot.address();
        String device = loot.device();
        City far = bank.dice().oneOf(Cities.FAR);
        Incident incident = loot.incident(PASSWORD_SPRAYING, address + " tries " + SPRAYED + " accounts");
        for (Customer customer : tried) {
            bank.agenda().plan(now.plus(loot.minutes(0, 8)), time -> bank.ledger()
                    .login(time, customer.account(), false, device, address, far, incident));
        }
        return true;
    }

    /** Two or three purchases in the web. */
    private boolean buyFromAbroad(Instant now) {
        Optional<Customer> victim = loot.victim(now, PasswordThieves::isKnown);
        victim.ifPresent(robbed -> {
            City far = bank.dice().oneOf(Cities.FAR);
            String device = loot.device();
            String address = loot.address();
            Incident incident =
                    loot.incident(NEW_DEVICE_AND_COUNTRY, device + " in " + far + " buys for " + robbed.account());
            for (int i = bank.dice().between(2, 3); i > 0; i--) {
                BigDecimal amount = bank.amounts().between(5_000, 20_000);
                bank.agenda().plan(now.plus(loot.minutes(0, 20)), time -> {
                    Movement purchase = bank.ledger()
                            .movement(
                                    time,
                                    robbed.account(),
                                    "purchase",
                                    amount,
                                    robbed.home().currency())
                            .online(bank.webShop(), robbed.card(), address, far)
                            .by(device, address, far);
                    bank.ledger().book(purchase, incident);
                });
            }
        });
        return victim.isPresent();
    }

    /** Of an account without a past nothing is new. */
    private static boolean isKnown(Customer customer) {
        return customer.logins() > 0 && customer.spendings() > 3;
    }
}
