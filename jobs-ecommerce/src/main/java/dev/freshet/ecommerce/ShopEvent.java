/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
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
@Description("One thing that a shopper did, as the shop reported it.")
public record ShopEvent(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        Instant eventTime,
        EventName eventName,

        @Description("Who is signed in. At least one of user_id and anonymous_id is present.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String userId,

        @Description("The browser or device.") @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String anonymousId,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String sessionId,

        @Description("The order; required on purchase and refund.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String transactionId,

        @Description("ISO 4217; required on purchase and refund.") @CurrencyCode @Nullable
        String currency,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String coupon,

        @Description("The lines, 2000 at most unless the job is set otherwise.") @Size(minimum = 1)
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
