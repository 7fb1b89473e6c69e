/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Card payments with frauds of three kinds, after the description of the simulator in the Fraud Detection Handbook (Le Borgne,
 * Siblini, Lebichot, Bontempi, 2022, chapter 3): large amounts, compromised terminals, stolen cards.
 *
 * <p>Customers live on a square of side 100, pay at the terminals within a distance of 5, and spend in their own way. As many
 * terminals and cards fall to criminals in a day, by their number, as among 10,000 and 5,000 there. Same seed, same payments.
 */
final class CardTraffic {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final double SIDE = 100;
    private static final double REACH = 5;
    private static final double LARGE = 220;
    private static final double TERMINALS_A_DAY = 2.0 / 10_000;
    private static final int TERMINAL_DAYS = 28;
    private static final double CARDS_A_DAY = 3.0 / 5_000;
    private static final int CARD_DAYS = 14;
    private static final int SECONDS = 86_400;

    /** What a fraud was. */
    enum Kind {
        GENUINE,
        LARGE_AMOUNT,
        TERMINAL,
        CARD
    }

    record Payment(int number, int customer, int terminal, int second, long cents, Kind kind) {

        Instant time() {
            return START.plus(Duration.ofSeconds(second));
        }

        int day() {
            return second / SECONDS;
        }

        boolean isFraud() {
            return kind != Kind.GENUINE;
        }

        private Payment turnedOut(Kind what, int times) {
            return new Payment(number, customer, terminal, second, cents * times, what);
        }
    }

    private record Customer(double mean, double paymentsPerDay, List<Integer> terminals) {}

    private final Random random;
    private final int days;
    private final int terminals;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();

    private CardTraffic(long seed, int customers, int terminals, int days) {
        this.random = new Random(seed);
        this.days = days;
        this.terminals = terminals;
        settle(customers);
    }

    /** Payments in the order of time and number. */
    static List<Payment> of(long seed, int customers, int terminals, int days) {
        CardTraffic traffic = new CardTraffic(seed, customers, terminals, days);
        traffic.pay();
        traffic.payments.sort(Comparator.comparing(Payment::second).thenComparing(Payment::number));
        traffic.payments.replaceAll(
                payment -> payment.cents() > LARGE * 100 ? payment.turnedOut(Kind.LARGE_AMOUNT, 1) : payment);
        traffic.compromiseTerminals();
        traffic.stealCards();
        return traffic.payments;
    }

    private void settle(int count) {
        double[][] places = new double[terminals][];
        for (int terminal = 0; terminal < terminals; terminal++) {
            places[terminal] = new double[] {uniform(0, SIDE), uniform(0, SIDE)};
        }
        for (int customer = 0; customer < count; customer++) {
            double x = uniform(0, SIDE);
            double y = uniform(0, SIDE);
            List<Integer> near = new ArrayList<>();
            for (int terminal = 0; terminal < terminals; terminal++) {
                if (Math.hypot(places[terminal][0] - x, places[terminal][1] - y) < REACH) {
                    near.add(terminal);
                }
            }
            customers.add(new Customer(uniform(5, 100), uniform(0, 4), near));
        }
    }

    private void pay() {
        for (int number = 0; number < customers.size(); number++) {
            Customer customer = customers.get(number);
            for (int day = 0; day < days; day++) {
                int count = poisson(customer.paymentsPerDay());
                for (int i = 0; i < count; i++) {
                    pay(number, customer, day);
                }
            }
        }
    }

    private void pay(int number, Customer customer, int day) {
        double second = SECONDS / 2.0 + random.nextGaussian() * 20_000;
        double amount = customer.mean() * (1 + random.nextGaussian() / 2);
        if (amount < 0) {
            amount = uniform(0, 2 * customer.mean());
        }
        if (second <= 0 || second >= SECONDS || customer.terminals().isEmpty()) {
            return;
        }
        int terminal =
                customer.terminals().get(random.nextInt(customer.terminals().size()));
        payments.add(new Payment(
                payments.size(),
                number,
                terminal,
                day * SECONDS + (int) second,
                Math.round(amount * 100),
                Kind.GENUINE));
    }

    private void compromiseTerminals() {
        int[] until = new int[terminals];
        List<List<Integer>> byDay = byDay();
        for (int day = 0; day < days; day++) {
            for (int i = count(terminals * TERMINALS_A_DAY); i > 0; i--) {
                until[random.nextInt(terminals)] = day + TERMINAL_DAYS;
            }
            for (int index : byDay.get(day)) {
                Payment payment = payments.get(index);
                if (day < until[payment.terminal()]) {
                    payments.set(index, payment.turnedOut(Kind.TERMINAL, 1));
                }
            }
        }
    }

    private void stealCards() {
        List<List<Integer>> byDay = byDay();
        for (int day = 0; day < days; day++) {
            for (int i = count(customers.size() * CARDS_A_DAY); i > 0; i--) {
                int customer = random.nextInt(customers.size());
                for (int later = day; later < Math.min(days, day + CARD_DAYS); later++) {
                    for (int index : byDay.get(later)) {
                        Payment payment = payments.get(index);
                        if (payment.customer() == customer && random.nextInt(3) == 0) {
                            payments.set(index, payment.turnedOut(Kind.CARD, 5));
                        }
                    }
                }
            }
        }
    }

    private List<List<Integer>> byDay() {
        List<List<Integer>> byDay = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            byDay.add(new ArrayList<>());
        }
        for (int index = 0; index < payments.size(); index++) {
            byDay.get(payments.get(index).day()).add(index);
        }
        return byDay;
    }

    /** A whole number of events, {@code mean} on average. */
    private int count(double mean) {
        int whole = (int) mean;
        return random.nextDouble() < mean - whole ? whole + 1 : whole;
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** How often something happens that happens {@code mean} times, after Knuth: multiplies until below e^−mean. */
    private int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
