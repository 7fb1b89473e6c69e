/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Transactions over sixty days, mostly of few accounts. Most are on full minutes, so that many meet at one instant and at
 * the edges of windows; ids are in no order.
 */
final class RandomPayments {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration SPAN = Duration.ofDays(60);

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD");
    private static final List<TransactionType> TYPES = List.of(
            TransactionType.PURCHASE,
            TransactionType.PURCHASE,
            TransactionType.WITHDRAWAL,
            TransactionType.TRANSFER,
            TransactionType.REFUND,
            TransactionType.REVERSAL);

    private RandomPayments() {}

    /** In the order of time and id. */
    static List<Transaction> inOrder(Random random, int count, int accounts) {
        List<Transaction> payments = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            payments.add(one(random, number, accounts));
        }
        payments.sort(Comparator.comparing(Transaction::eventTime).thenComparing(Transaction::transactionId));
        return payments;
    }

    /** Each comes up to {@code delay} after its time. */
    static List<Transaction> delayed(Random random, List<Transaction> payments, Duration delay) {
        record Arrival(Instant at, Transaction payment) {}
        return payments.stream()
                .map(payment -> new Arrival(
                        payment.eventTime().plusMillis((long) (random.nextDouble() * delay.toMillis())), payment))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::payment)
                .toList();
    }

    private static Transaction one(Random random, int number, int accounts) {
        double skewed = random.nextDouble() * random.nextDouble();
        return Payment.of("t-" + random.nextInt(1_000) + "-" + number, amount(random))
                .account("account-" + (int) (skewed * accounts))
                .at(time(random))
                .currency(CURRENCIES.get(random.nextInt(CURRENCIES.size())))
                .type(TYPES.get(random.nextInt(TYPES.size())))
                .merchant(random.nextInt(10) == 0 ? null : "merchant-" + random.nextInt(50))
                .transaction();
    }

    private static Instant time(Random random) {
        Instant minute = START.plus(Duration.ofMinutes((long) (random.nextDouble() * SPAN.toMinutes())));
        return random.nextInt(10) > 0 ? minute : minute.plusNanos(1 + random.nextInt(1_000_000_000));
    }

    private static String amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)).toPlainString();
    }
}
