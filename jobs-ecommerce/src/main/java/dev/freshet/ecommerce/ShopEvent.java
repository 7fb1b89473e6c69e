/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a shopper did, as the shop reported it.
 *
 * @param eventId unique over all producers of the topic
 * @param userId who is signed in; at least one of this and {@code anonymousId} is present
 * @param anonymousId the browser or device
 * @param transactionId the order, on purchases and refunds
 * @param currency ISO 4217, on purchases and refunds
 * @param items one or more
 */
public record ShopEvent(
        String eventId,
        Instant eventTime,
        EventName eventName,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String sessionId,
        @Nullable String transactionId,
        @Nullable String currency,
        @Nullable String coupon,
        List<ShopItem> items) {

    /** The user, else the visitor: the topic's key, and who it was as far as the event alone can say. */
    public String shopper() {
        if (userId != null) {
            return userId;
        }
        if (anonymousId != null) {
            return anonymousId;
        }
        throw new IllegalStateException("neither user_id nor anonymous_id; the contract refuses such events");
    }

    public ShopEvent withItems(List<ShopItem> changed) {
        return new ShopEvent(
                eventId,
                eventTime,
                eventName,
                userId,
                anonymousId,
                sessionId,
                transactionId,
                currency,
                coupon,
                changed);
    }
}
