/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Transactions for tests: every step has a default, so that a test names only what it is about, and gives another payment.
 * Clocks such as {@code 10:00} are of 2026-03-02, UTC.
 */
public final class Payment {

    public static final Instant NOON = Clocks.time("12:00");

    private final String id;
    private Instant time = NOON;
    private String account = "anna";
    private @Nullable String card;
    private BigDecimal amount = BigDecimal.TEN;
    private String currency = "EUR";
    private TransactionType type = TransactionType.PURCHASE;
    private @Nullable String merchant;
    private @Nullable String category;
    private @Nullable String terminal;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable String address;

    private Payment(String id) {
        this.id = id;
    }

    /** A purchase of anna's at noon: ten euros. */
    public static Payment of(String transactionId) {
        return new Payment(transactionId);
    }

    public static Payment of(String transactionId, String euros) {
        return of(transactionId).amount(euros, "EUR");
    }

    public Payment at(String clockOrInstant) {
        return at(Clocks.time(clockOrInstant));
    }

    public Payment at(Instant instant) {
        return with(next -> next.time = instant);
    }

    public Payment account(String accountId) {
        return with(next -> next.account = accountId);
    }

    public Payment card(@Nullable String cardToken) {
        return with(next -> next.card = cardToken);
    }

    public Payment merchant(@Nullable String merchantId) {
        return with(next -> next.merchant = merchantId);
    }

    public Payment terminal(@Nullable String terminalId) {
        return with(next -> next.terminal = terminalId);
    }

    public Payment mcc(@Nullable String mcc) {
        return with(next -> next.category = mcc);
    }

    public Payment amount(String decimal, String currencyCode) {
        return with(next -> next.amount = new BigDecimal(decimal)).currency(currencyCode);
    }

    public Payment currency(String currencyCode) {
        return with(next -> next.currency = currencyCode);
    }

    public Payment type(TransactionType kind) {
        return with(next -> next.type = kind);
    }

    public Payment from(double degreesNorth, double degreesEast, @Nullable String ip) {
        return with(next -> {
            next.latitude = degreesNorth;
            next.longitude = degreesEast;
            next.address = ip;
        });
    }

    public Transaction transaction() {
        return new Transaction(
                "event of " + id,
                time,
                id,
                account,
                card,
                amount,
                currency,
                type,
                merchant,
                category,
                terminal,
                null,
                latitude,
                longitude,
                null,
                null,
                address);
    }

    private Payment with(Consumer<Payment> change) {
        Payment next = new Payment(id);
        next.time = time;
        next.account = account;
        next.card = card;
        next.amount = amount;
        next.currency = currency;
        next.type = type;
        next.merchant = merchant;
        next.category = category;
        next.terminal = terminal;
        next.latitude = latitude;
        next.longitude = longitude;
        next.address = address;
        change.accept(next);
        return next;
    }
}
