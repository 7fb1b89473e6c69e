/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.JsonName;
import dev.freshet.common.contract.Range;
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
@Description(
        "What happened to an item, a category or the shop in a minute, an hour or a day. The newest revision is the truth.")
public record ProductMetrics(
        Dimension dimension,

        @Description("The item's id, the category's name, or shop.")
        String id,

        @Description("Of an item: the one of its newest activity in the window; else absent.") @Nullable
        String category,

        @Description("Hours and days are of the shop's time zone; a day may have 23 or 25 hours.")
        Granularity granularity,

        Instant windowStart,
        @Description("Exclusive.") Instant windowEnd,

        @Description("Events that show the item's page; an event counts once, however many lines it has.")
        @Range(minimum = 0)
        long views,

        @Description("Events that put it into a cart.") @Range(minimum = 0)
        long carts,

        @Description("Events that take it out of a cart.") @Range(minimum = 0)
        long cartRemovals,

        @Description("Pieces bought, before refunds.") @Range(minimum = 0)
        long units,

        @Description("Purchases, once per transaction_id.") @Range(minimum = 0)
        long orders,

        @Description("Shoppers who viewed, carted, began a checkout or purchased: an estimate, standard error 1.6 %.")
        @Range(minimum = 0)
        long distinctShoppers,

        @Description("By currency, sorted; only where an amount is not zero.")
        List<Revenue> revenue,

        @Description("Carts per view.") Conversion viewToCart,
        @Description("Orders per cart.") Conversion cartToOrder,
        @Description("Orders per view.") Conversion viewToOrder,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("The watermark has passed window_end. A correction after that is final again.") @JsonName("final")
        boolean isFinal,

        @Description("Event time of what decided this revision.")
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
