/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who has an account. Whoever is robbed leaves the bank, and somebody new comes. */
final class Customers {

    private static final int TRIES = 50;

    private final Dice dice;
    private final Ids ids;
    private final List<Customer> all = new ArrayList<>();
    private int arrived;

    Customers(Dice dice, Ids ids, int count) {
        this.dice = dice;
        this.ids = ids;
        for (int i = 0; i < count; i++) {
            all.add(newcomer());
        }
    }

    /** Somebody who is not on a plane. */
    Customer anybody(Instant now) {
        return find(customer -> customer.whereabouts(now) != null).orElseGet(this::newcomer);
    }

    /** Somebody of whom something is true; empty where nobody is found soon. */
    Optional<Customer> find(Predicate<Customer> wanted) {
        for (int i = 0; i < TRIES; i++) {
            Customer customer = dice.oneOf(all);
            if (wanted.test(customer)) {
                return Optional.of(customer);
            }
        }
        return Optional.empty();
    }

    void replace(Customer robbed) {
        all.set(all.indexOf(robbed), newcomer());
    }

    private Customer newcomer() {
        return new Customer(ids.next(), ++arrived, dice, Cities.HOMES);
    }
}
