/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.time.Instant;
import java.util.List;

/**
 * The items of one category that draw the most attention as of a time. The newest revision of a category is the truth.
 *
 * @param category the event's, else the catalog's, else {@code unknown}
 * @param items by rank; fewer than the longest list where the category has no more, none where all were taken off it
 * @param revision from 1, rising
 * @param updatedAt event time as of which the scores are taken
 */
@Description("The items of a category that draw the most attention. The newest revision is the truth.")
public record TrendingRow(
        @Description("unknown holds the items whose category neither the event nor the catalog knows.")
        String category,

        @Description("By rank, without gaps.") List<TrendingItem> items,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("Event time as of which the scores are taken.")
        Instant updatedAt) {}
