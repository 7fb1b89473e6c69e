/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Traffic;
import dev.freshet.playground.generate.TrafficSettings;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weeks of a bank.
 *
 * <pre>
 * agenda ──→ everyday payments, excuses, payroll ──┐
 *        ──→ thieves, skimmer ─────────────────────┴─→ ledger ──→ outbox (delay, mishaps) ──→ records
 * </pre>
 *
 * <p>The rate decides how many customers there are: each pays twice a day, up to {@value #MOST_CUSTOMERS} customers.
 */
public final class BankTraffic implements Traffic {

    private static final int MOST_CUSTOMERS = 20_000;
    private static final int FEWEST_CUSTOMERS = 60;
    private static final double PAYMENTS_PER_DAY = 2;
    private static final int CUSTOMERS_PER_TILL = 8;
    private static final int FEWEST_TILLS = 4;

    /** Everyday payments from one theft to the next, and from one excuse to the next. */
    private static final int BETWEEN_THEFTS = 300;

    private static final int BETWEEN_EXCUSES = 150;

    private final Bank bank;
    private final Outbox outbox;
    private final Everyday everyday;
    private final Duration betweenPayments;

    private BankTraffic(Bank bank, Outbox outbox, Everyday everyday, Duration betweenPayments) {
        this.bank = bank;
        this.outbox = outbox;
        this.everyday = everyday;
        this.betweenPayments = betweenPayments;
    }

    public static BankTraffic open(TrafficSettings settings) {
        Dice dice = new Dice(settings.seed());
        Agenda agenda = new Agenda();
        Outbox outbox = new Outbox(dice, agenda, settings, BankDamage.OF_BANK);
        Bank bank = bank(settings, dice, agenda, outbox);
        Skimmer skimmer = new Skimmer(bank);
        Everyday everyday = new Everyday(bank, skimmer);
        Duration between = Duration.ofNanos((long) (1e9 / settings.eventsPerSecond()));
        if (settings.incidents() > 0) {
            skimmer.expect(settings.start());
            new Payroll(bank).expect(settings.start());
            new Schemes(bank, new Excuses(bank, everyday).all(), between.multipliedBy(BETWEEN_EXCUSES))
                    .expect(settings.start());
            new Schemes(bank, thefts(bank), between.multipliedBy(BETWEEN_THEFTS)).expect(settings.start());
        }
        BankTraffic traffic = new BankTraffic(bank, outbox, everyday, between);
        traffic.expectPayment(settings.start());
        return traffic;
    }

    private static Bank bank(TrafficSettings settings, Dice dice, Agenda agenda, Outbox outbox) {
        double wanted = settings.eventsPerSecond() * Duration.ofDays(1).toSeconds() / PAYMENTS_PER_DAY;
        int count = (int) Math.max(FEWEST_CUSTOMERS, Math.min(MOST_CUSTOMERS, wanted));
        int tills = Math.max(FEWEST_TILLS, count / Cities.HOMES.size() / CUSTOMERS_PER_TILL);
        return new Bank(
                settings.seed(),
                dice,
                agenda,
                new Ledger(dice, agenda, outbox, settings.seed()),
                new Amounts(dice),
                new Customers(dice, new Ids("account", settings.seed()), count),
                new Terminals(dice, settings.seed(), tills),
                tills);
    }

    private static List<Scheme> thefts(Bank bank) {
        Loot loot = new Loot(bank);
        return Stream.concat(new CardThieves(bank, loot).all().stream(), new PasswordThieves(bank, loot).all().stream())
                .toList();
    }

    @Override
    public GeneratedRecord next() {
        while (true) {
            GeneratedRecord record = outbox.poll();
            if (record != null) {
                return record;
            }
            bank.agenda().proceed();
        }
    }

    private void expectPayment(Instant now) {
        bank.agenda().plan(now.plus(bank.dice().wait(betweenPayments)), time -> {
            everyday.pay(bank.customers().anybody(time), time);
            expectPayment(time);
        });
    }
}
