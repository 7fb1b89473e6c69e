/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A total that is told ahead of time: whoever tells it may be some intervals ahead of whoever asks. So the newest total of the
 * past and all of the future are kept.
 *
 * <p>In the order in which they were told, which is that of time but for the first after a restore; each counts all that
 * were told before.
 *
 * @param told one at least
 */
public record OrderTotals(List<ItemOrders> told) {

    /** Adds a total and forgets those that nobody can ask for once the watermark, epoch milliseconds, is where it is. */
    static OrderTotals of(@Nullable OrderTotals before, ItemOrders next, long watermark) {
        List<ItemOrders> told = before == null ? new ArrayList<>() : new ArrayList<>(before.told);
        told.add(next);
        int newestOfThePast = newestUntil(watermark, told);
        return new OrderTotals(new ArrayList<>(told.subList(Math.max(0, newestOfThePast), told.size())));
    }

    private static int newestUntil(long time, List<ItemOrders> told) {
        for (int index = told.size() - 1; index >= 0; index--) {
            if (told.get(index).end() <= time) {
                return index;
            }
        }
        return -1;
    }

    /**
     * The total of a time, epoch milliseconds. Where only later ones are known it is the oldest of them: after a restore the
     * watermark begins anew, and so may be at a time whose totals are forgotten.
     */
    ItemOrders asOf(long time) {
        return told.get(Math.max(0, newestUntil(time, told)));
    }
}
