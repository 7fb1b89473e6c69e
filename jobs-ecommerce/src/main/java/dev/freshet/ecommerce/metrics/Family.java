/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/**
 * A parent with its members in one window: a category with its items, or the shop with its categories and itself. A key, so
 * all of it is text and numbers.
 *
 * @param windowStart epoch milliseconds
 * @param windowEnd epoch milliseconds, exclusive; follows from the start, and saves asking the calendar again
 */
public record Family(Subject parent, String granularity, long windowStart, long windowEnd) {

    static Family of(Dimension parent, String id, ProductMetrics row) {
        return new Family(
                Subject.of(parent, id),
                row.granularity().name(),
                row.windowStart().toEpochMilli(),
                row.windowEnd().toEpochMilli());
    }
}
