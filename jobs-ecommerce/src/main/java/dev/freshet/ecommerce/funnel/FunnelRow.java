/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.JsonName;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.metrics.Granularity;
import java.time.Instant;
import java.util.Locale;

/**
 * How far the shoppers came who viewed an item in one hour or day of the shop. The newest revision of
 * {@link #granularityAndStart} is the truth.
 *
 * <p>A shopper counts once per window, by the furthest step that any of the views in the window led to. The steps are taken
 * in their order, other events between them allowed; equal times count as in the order of the steps. So no count is larger
 * than the one before it.
 *
 * @param granularity hour or day; there is no funnel of a minute
 * @param windowEnd exclusive
 * @param withinSeconds how long after the view a step may be; exactly so long is inside
 * @param viewItem all shoppers of the funnel
 * @param purchase shoppers who came to the end
 * @param revision from 1, rising
 * @param isFinal the watermark has passed the window's end by {@code withinSeconds}; corrections after that are final again
 * @param updatedAt event time of what decided this revision
 */
@Description("How far the shoppers came who viewed an item in one hour or day. The newest revision is the truth.")
public record FunnelRow(
        @Description("hour or day, of the shop's time zone; there is no funnel of a minute.")
        Granularity granularity,

        @Description("The first view of a way through the funnel is in the window; later steps may lie after it.")
        Instant windowStart,

        @Description("Exclusive.") Instant windowEnd,

        @Description("How long after the view a step may be, in seconds; exactly so long is inside.")
        @Range(minimum = 1)
        long withinSeconds,

        @Description("Shoppers with a view_item in the window.") @Range(minimum = 0)
        long viewItem,

        @Description("Of those, shoppers with an add_to_cart after such a view.") @Range(minimum = 0)
        long addToCart,

        @Description("Of those, shoppers with a begin_checkout after that.") @Range(minimum = 0)
        long beginCheckout,

        @Description("Of those, shoppers with a purchase after that.") @Range(minimum = 0)
        long purchase,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("The watermark has passed window_end by within_seconds. A correction after that is final again.")
        @JsonName("final")
        boolean isFinal,

        @Description("Event time of what decided this revision.")
        Instant updatedAt) {

    /** {@code granularity|window_start}, the granularity in lower case. */
    public String granularityAndStart() {
        return granularity.name().toLowerCase(Locale.ROOT) + "|" + windowStart;
    }
}
