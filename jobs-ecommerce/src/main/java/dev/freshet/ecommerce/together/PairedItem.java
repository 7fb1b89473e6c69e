/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;

/**
 * One item of a list, and how strongly it goes with the list's own. With the two counts of the row it is the whole table of two
 * by two from which the ratio comes, so that anybody can check it.
 *
 * @param rank 1 for the largest ratio; of equal ratios the smaller item id comes first
 * @param orders orders that contain this item
 * @param ordersTogether orders that contain both
 * @param logLikelihoodRatio Dunning's −2 log λ, natural logarithm, of the table; at most 6 decimal places
 */
public record PairedItem(
        @Description("From 1; of equal ratios the smaller item_id comes first.") @Range(minimum = 1)
        int rank,

        String itemId,

        @Description("Orders that contain this item.") @Range(minimum = 1)
        long orders,

        @Description("Orders that contain both items.") @Range(minimum = 1)
        long ordersTogether,

        @Description(
                "Dunning's -2 log lambda, natural logarithm: twice the log-likelihood ratio of being bought together"
                        + " to being bought independently.")
        @Range(minimum = 0)
        BigDecimal logLikelihoodRatio) {}
