/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Transactions for tests: every step has a default, so that a test names only what it is about. */
public record Payment(Transaction transaction) {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** A purchase of anna's at noon: ten euros. */
    public static Payment of(String transactionId) {
        return payment(transactionId, NOON, "anna", null, "10", "EUR", TransactionType.PURCHASE, null);
    }

    public Payment at(Instant time) {
        return like(time, transaction.accountId(), transaction.cardToken(), transaction.mcc());
    }

    public Payment account(String accountId) {
        return like(transaction.eventTime(), accountId, transaction.cardToken(), transaction.mcc());
    }

    public Payment card(@Nullable String cardToken) {
        return like(transaction.eventTime(), transaction.accountId(), cardToken, transaction.mcc());
    }

    public Payment mcc(@Nullable String mcc) {
        return like(transaction.eventTime(), transaction.accountId(), transaction.cardToken(), mcc);
    }

    public Payment amount(String amount, String currency) {
        return payment(
                transaction.transactionId(),
                transaction.eventTime(),
                transaction.accountId(),
                transaction.cardToken(),
                amount,
                currency,
                transaction.type(),
                transaction.mcc());
    }

    private Payment like(Instant time, String accountId, @Nullable String cardToken, @Nullable String mcc) {
        return payment(
                transaction.transactionId(),
                time,
                accountId,
                cardToken,
                transaction.amount().toPlainString(),
                transaction.currency(),
                transaction.type(),
                mcc);
    }

    private static Payment payment(
            String id,
            Instant time,
            String account,
            @Nullable String card,
            String amount,
            String currency,
            TransactionType type,
            @Nullable String mcc) {
        return new Payment(new Transaction(
                "event of " + id,
                time,
                id,
                account,
                card,
                new BigDecimal(amount),
                currency,
                type,
                null,
                mcc,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
