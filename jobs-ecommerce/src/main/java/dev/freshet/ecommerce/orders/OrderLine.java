/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one item adds to an order. Amounts are of the whole line and never negative; the sign is the change's.
 *
 * @param locationId where it was bought from, or is given back to; null where the event did not say
 * @param quantity units bought, or given back
 * @param gross (price + discount) · quantity of a purchase, zero in a refund
 * @param discount discount · quantity of a purchase, zero in a refund
 * @param refunded price · quantity of a refund, zero in a purchase
 */
public record OrderLine(
        String itemId,
        String category,
        @Nullable String locationId,
        long quantity,
        BigDecimal gross,
        BigDecimal discount,
        BigDecimal refunded) {}
