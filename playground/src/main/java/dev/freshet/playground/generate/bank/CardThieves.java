/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Incident;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done with cards that are stolen or copied. */
final class CardThieves {

    static final String AMOUNT_SPIKE = "amount-spike";
    static final String VELOCITY = "velocity";
    static final String CARD_TESTING = "card-testing";
    static final String IMPOSSIBLE_TRAVEL = "impossible-travel";

    /** So many payments tell what is usual. */
    private static final int KNOWN = 20;

    private final Bank bank;
    private final Loot loot;

    CardThieves(Bank bank, Loot loot) {
        this.bank = bank;
        this.loot = loot;
    }

    List<Scheme> all() {
        return List.of(this::testCard, this::spendQuickly, this::useCopyFarAway, this::spendMuch);
    }

    /** One payment in the web of 60 to 100 times what is usual. */
    private boolean spendMuch(Instant now) {
        Optional<Customer> victim = loot.victim(now, customer -> customer.spendings() >= KNOWN);
        victim.ifPresent(robbed -> {
            BigDecimal amount = BigDecimal.valueOf(
                    Math.round(robbed.usualAmount() * bank.dice().between(60, 100)));
            Incident incident =
                    loot.incident(AMOUNT_SPIKE, robbed.account() + " usually spends " + robbed.usualAmount());
            bank.ledger().book(online(robbed, amount, loot.address(), now), incident);
        });
        return victim.isPresent();
    }

    /** 12 to 16 purchases at tills around the corner within 40 minutes. */
    private boolean spendQuickly(Instant now) {
        Optional<Customer> victim = loot.victim(now, customer -> true);
        victim.ifPresent(robbed -> {
            int purchases = bank.dice().between(12, 16);
            Incident incident = loot.incident(VELOCITY, purchases + " purchases with the card of " + robbed.account());
            for (int i = 0; i < purchases; i++) {
                bank.agenda().plan(now.plus(loot.minutes(0, 40)), time -> bank.ledger()
                        .book(atTill(robbed, bank.amounts().between(2_000, 8_000), time), incident));
            }
        });
        return victim.isPresent();
    }

    /** 4 to 6 purchases of less than 2 within ten minutes, and a large one half an hour later at most. */
    private boolean testCard(Instant now) {
        Optional<Customer> victim = loot.victim(now, customer -> true);
        victim.ifPresent(robbed -> {
            int tests = bank.dice().between(4, 6);
            String address = loot.address();
            Incident incident =
                    loot.incident(CARD_TESTING, tests + " small amounts and a large one of " + robbed.account());
            for (int i = 0; i < tests; i++) {
                steal(robbed, bank.amounts().between(0, 199), address, now.plus(loot.minutes(0, 10)), incident);
            }
            BigDecimal large = bank.amounts().between(15_000, 60_000);
            steal(robbed, large, address, now.plus(loot.minutes(12, 30)), incident);
        });
        return victim.isPresent();
    }

    /** The owner buys something at home; within the hour somebody takes cash overseas. */
    private boolean useCopyFarAway(Instant now) {
        Optional<Customer> victim = loot.victim(now, customer -> true);
        victim.ifPresent(robbed -> {
            City far = bank.dice().oneOf(Cities.FAR);
            Duration later = loot.minutes(20, 60);
            Incident incident = loot.incident(
                    IMPOSSIBLE_TRAVEL,
                    robbed.account() + " in " + far + " " + later.toMinutes() + " minutes after " + robbed.home());
            bank.ledger().book(atTill(robbed, bank.amounts().usual(robbed.usualAmount()), now), null);
            bank.agenda().plan(now.plus(later), time -> {
                BigDecimal amount = BigDecimal.valueOf(20L * bank.dice().between(10, 20));
                Movement cash = bank.ledger()
                        .movement(time, robbed.account(), "withdrawal", amount, far.currency())
                        .at(bank.terminals().cashMachine(far), robbed.card(), "magnetic_stripe");
                bank.ledger().book(cash, incident);
            });
        });
        return victim.isPresent();
    }

    private void steal(Customer robbed, BigDecimal amount, String address, Instant at, Incident incident) {
        bank.agenda().plan(at, time -> bank.ledger().book(online(robbed, amount, address, time), incident));
    }

    private Movement online(Customer robbed, BigDecimal amount, String address, Instant at) {
        return bank.ledger()
                .movement(
                        at, robbed.account(), "purchase", amount, robbed.home().currency())
                .online(bank.webShop(), robbed.card(), address, robbed.home());
    }

    private Movement atTill(Customer robbed, BigDecimal amount, Instant at) {
        return bank.ledger()
                .movement(
                        at, robbed.account(), "purchase", amount, robbed.home().currency())
                .at(bank.terminals().till(robbed.home()), robbed.card(), "contactless");
    }
}
