/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a campaign offers. */
public record Offer(
        OfferType type,

        @Description("Of the price; on an offer of type percent, and only there.")
        @Range(minimum = 1, maximum = 100)
        @Nullable
        Long percent,

        @Description("In the campaign's currency; on an offer of type fixed, and only there.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal amount) {

    /** Whether the figure that the type needs is there, and no other. */
    boolean isComplete() {
        return (percent != null) == (type == OfferType.PERCENT) && (amount != null) == (type == OfferType.FIXED);
    }
}
