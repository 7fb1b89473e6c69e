/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.Shard;

/**
 * A parent with some of its members in one window: a category with items, or the shop with categories and itself. A key, so
 * all of it is text and numbers.
 *
 * <p>Where no item has a category, all of them are one parent's; so the members are divided among {@value #SHARDS} shards,
 * and every row of the parent goes to each. Four, because a parent's row costs as much as a member's: where five items of a
 * category have something in a window, four shards take 5 + 4 messages, one 5 + 1, and sixteen 5 + 16. The windows of one
 * parent are different keys too, so over time its shards come to all subtasks.
 *
 * @param windowStart epoch milliseconds
 * @param windowEnd epoch milliseconds, exclusive; follows from the start, and saves asking the calendar again
 * @param shard which of the parent's members
 */
public record Family(Subject parent, String granularity, long windowStart, long windowEnd, long shard) {

    /** Part of the key of state: another number loses the open windows of a running job. */
    static final int SHARDS = 4;

    /** The family to which a row belongs as a member of the parent. */
    static Family ofMember(Subject parent, ProductMetrics member) {
        return of(parent, member, Shard.of(member.subject(), SHARDS));
    }

    /** One of the families of which a row is the parent. */
    static Family ofParent(ProductMetrics parent, int shard) {
        return of(parent.subject(), parent, shard);
    }

    private static Family of(Subject parent, ProductMetrics row, long shard) {
        return new Family(
                parent,
                row.granularity().name(),
                row.windowStart().toEpochMilli(),
                row.windowEnd().toEpochMilli(),
                shard);
    }
}
