/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of shoppers in words. Times are of 2026-03-02, UTC, such as {@code 10:00} or {@code 10:00:05}, or full. */
public final class Happening {

    private final EventName name;
    private final String eventId;
    private final List<ShopItem> items = new ArrayList<>();
    private Instant time = Instant.parse("2026-03-02T10:00:00Z");
    private @Nullable String userId;
    private @Nullable String anonymousId;
    private @Nullable String transactionId;
    private @Nullable String currency;

    private Happening(EventName name, String eventId) {
        this.name = name;
        this.eventId = eventId;
    }

    public static Happening of(EventName name, String eventId) {
        return new Happening(name, eventId);
    }

    public static Happening view(String eventId) {
        return of(EventName.VIEW_ITEM, eventId);
    }

    public Happening at(String clockOrInstant) {
        this.time = time(clockOrInstant);
        return this;
    }

    public Happening user(@Nullable String id) {
        this.userId = id;
        return this;
    }

    public Happening anonymous(@Nullable String id) {
        this.anonymousId = id;
        return this;
    }

    public Happening transaction(@Nullable String id, @Nullable String currencyCode) {
        this.transactionId = id;
        this.currency = currencyCode;
        return this;
    }

    public Happening item(String itemId, @Nullable String category) {
        return item(itemId, category, "1.00", 1, null);
    }

    public Happening item(
            String itemId, @Nullable String category, String price, long quantity, @Nullable String discount) {
        items.add(new ShopItem(
                itemId,
                null,
                category,
                new BigDecimal(price),
                quantity,
                discount == null ? null : new BigDecimal(discount),
                null));
        return this;
    }

    public ShopEvent event() {
        return new ShopEvent(
                eventId, time, name, userId, anonymousId, null, transactionId, currency, null, List.copyOf(items));
    }

    public static Instant time(String clockOrInstant) {
        return switch (clockOrInstant.length()) {
            case 5 -> Instant.parse("2026-03-02T" + clockOrInstant + ":00Z");
            case 8 -> Instant.parse("2026-03-02T" + clockOrInstant + "Z");
            default -> Instant.parse(clockOrInstant);
        };
    }
}
