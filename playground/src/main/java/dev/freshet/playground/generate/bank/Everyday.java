/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Incident;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers do with their money on any day. */
final class Everyday {

    private static final double FAILS_ONCE = 0.05;
    private static final double GIVEN_BACK = 0.04;

    private final Bank bank;
    private final Skimmer skimmer;

    Everyday(Bank bank, Skimmer skimmer) {
        this.bank = bank;
        this.skimmer = skimmer;
    }

    /** One payment of whatever kind, now or within a few minutes. */
    void pay(Customer customer, Instant now) {
        City city = customer.whereabouts(now);
        if (city == null) {
            return;
        }
        customer.spent();
        double kind = bank.dice().fraction();
        if (kind < 0.62) {
            buy(customer, city, now);
        } else if (kind < 0.72) {
            withdraw(customer, city, now);
        } else if (kind < 0.88) {
            buyOnline(customer, city, now);
        } else {
            transfer(customer, city, now);
        }
    }

    /** Now; half a minute later for who mistypes the password. */
    void signIn(Customer customer, City city, Instant now) {
        if (bank.dice().chance(FAILS_ONCE)) {
            attempt(customer, city, false, now);
            bank.agenda().plan(now.plusSeconds(30), time -> attempt(customer, city, true, time));
        } else {
            attempt(customer, city, true, now);
        }
    }

    private void attempt(Customer customer, City city, boolean success, Instant now) {
        if (success) {
            customer.signedIn();
        }
        String address = customer.address(city);
        Incident excuse = customer.excuse(now);
        bank.ledger().login(now, customer.account(), success, customer.phone(), address, city, excuse);
    }

    private void buy(Customer customer, City city, Instant now) {
        Terminal till = bank.terminals().till(city);
        BigDecimal amount = usual(customer, now);
        Movement purchase = movement(customer, "purchase", amount, city, now)
                .at(till, customer.card(), bank.dice().chance(0.7) ? "contactless" : "chip");
        bank.ledger().book(purchase, first(skimmer.taking(till), customer.excuse(now)));
        if (bank.dice().chance(GIVEN_BACK)) {
            giveBack(customer, till, amount, now);
        }
    }

    /** Part of it some days later, or all of it at once. */
    private void giveBack(Customer customer, Terminal till, BigDecimal amount, Instant now) {
        boolean refund = bank.dice().chance(0.7);
        Duration wait = refund
                ? bank.dice().duration(Duration.ofHours(20), Duration.ofDays(6))
                : bank.dice().duration(Duration.ofSeconds(30), Duration.ofMinutes(10));
        BigDecimal back =
                refund ? bank.amounts().between(1, amount.movePointRight(2).intValueExact()) : amount;
        String type = refund ? "refund" : "reversal";
        bank.agenda().plan(now.plus(wait), time -> bank.ledger()
                .book(movement(customer, type, back, till.city(), time).with(till.merchant()), null));
    }

    private void withdraw(Customer customer, City city, Instant now) {
        BigDecimal amount = bank.amounts().cash(customer.usualAmount());
        Movement cash = movement(customer, "withdrawal", amount, city, now)
                .at(bank.terminals().cashMachine(city), customer.card(), "chip");
        bank.ledger().book(cash, customer.excuse(now));
    }

    private void buyOnline(Customer customer, City city, Instant now) {
        String address = customer.address(city);
        Movement purchase = movement(customer, "purchase", usual(customer, now), customer.home(), now)
                .online(bank.webShop(), customer.card(), address, city)
                .by(customer.phone(), address, city);
        bank.ledger().book(purchase, customer.excuse(now));
    }

    private void transfer(Customer customer, City city, Instant now) {
        signIn(customer, city, now);
        BigDecimal amount = bank.amounts().bill(customer.usualAmount());
        Duration typing = bank.dice().duration(Duration.ofSeconds(40), Duration.ofMinutes(3));
        bank.agenda().plan(now.plus(typing), time -> {
            Movement transfer = movement(customer, "transfer", amount, customer.home(), time)
                    .by(customer.phone(), customer.address(city), city);
            bank.ledger().book(transfer, customer.excuse(time));
        });
    }

    private BigDecimal usual(Customer customer, Instant now) {
        return bank.amounts().usual(customer.usualAmount() * customer.spending(now));
    }

    private Movement movement(Customer customer, String type, BigDecimal amount, City city, Instant now) {
        return bank.ledger().movement(now, customer.account(), type, amount, city.currency());
    }

    private static @Nullable Incident first(@Nullable Incident one, @Nullable Incident other) {
        return one == null ? other : one;
    }
}
