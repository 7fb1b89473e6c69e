/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.common.contract.JsonName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one item, one category or the shop in one minute, hour or day.
 *
 * <p>The newest revision per {@link #key} is the truth. A row exists only where something happened.
 *
 * @param category of an item: the one of its newest activity in the window; absent otherwise
 * @param windowEnd exclusive
 * @param views events that show the item's page; like all counts, an event counts once however many lines it has
 * @param units pieces bought, before refunds
 * @param orders purchases, once per transaction
 * @param distinctShoppers who viewed, carted, began a checkout or purchased: an estimate, see {@link DistinctShoppers}
 * @param revenue sorted by currency; only where an amount is not zero
 * @param revision from 1, rising; numbers are left out only where an item changes its category within the window
 * @param isFinal the watermark has passed the window's end; corrections after that are final again
 * @param updatedAt event time: of the newest event in an early row, the window's end in the first final one, later the
 *     watermark that brought a correction
 */
public record ProductMetrics(
        Dimension dimension,
        String id,
        @Nullable String category,
        Granularity granularity,
        Instant windowStart,
        Instant windowEnd,
        long views,
        long carts,
        long cartRemovals,
        long units,
        long orders,
        long distinctShoppers,
        List<Revenue> revenue,
        Conversion viewToCart,
        Conversion cartToOrder,
        Conversion viewToOrder,
        long revision,
        @JsonName("final") boolean isFinal,
        Instant updatedAt) {

    /** {@code dimension|id|granularity|window_start}, the names in lower case. */
    public String key() {
        return lowerCase(dimension) + "|" + id + "|" + lowerCase(granularity) + "|" + windowStart;
    }

    Subject subject() {
        return Subject.of(dimension, id);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    ProductMetrics smoothed(ProductMetrics parent, BigDecimal alpha) {
        return with(
                viewToCart.smoothed(parent.viewToCart, alpha),
                cartToOrder.smoothed(parent.cartToOrder, alpha),
                viewToOrder.smoothed(parent.viewToOrder, alpha),
                revision,
                updatedAt);
    }

    ProductMetrics revised(long newRevision, Instant at) {
        return with(viewToCart, cartToOrder, viewToOrder, newRevision, at);
    }

    /** Whether a consumer would learn nothing new from this row after the other. */
    boolean saysTheSameAs(ProductMetrics other) {
        return equals(other.revised(revision, updatedAt));
    }

    private ProductMetrics with(
            Conversion newViewToCart,
            Conversion newCartToOrder,
            Conversion newViewToOrder,
            long newRevision,
            Instant newUpdatedAt) {
        return new ProductMetrics(
                dimension,
                id,
                category,
                granularity,
                windowStart,
                windowEnd,
                views,
                carts,
                cartRemovals,
                units,
                orders,
                distinctShoppers,
                revenue,
                newViewToCart,
                newCartToOrder,
                newViewToOrder,
                newRevision,
                isFinal,
                newUpdatedAt);
    }
}
