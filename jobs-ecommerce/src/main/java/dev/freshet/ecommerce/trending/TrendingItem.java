/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;

/**
 * One place of a list.
 *
 * @param rank 1 for the highest score; of equal scores the smaller item id comes first
 * @param score Σ weight · 2^(−age / half-life) over the events that count, as of the list's time; at most 6 decimal places
 */
public record TrendingItem(
        @Description("From 1; of equal scores the smaller item_id comes first.") @Range(minimum = 1)
        int rank,

        String itemId,

        @Description("Sum of the weights of the events that count, each halved with every half-life of its age.")
        @Range(minimum = 0)
        BigDecimal score) {}
