/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import org.jspecify.annotations.Nullable;

/**
 * All that a subject did in one window, and what has been said of it.
 *
 * @param windowEnd epoch milliseconds, exclusive; kept, because a later run may be told another time zone
 * @param changed something was added since the last final report
 * @param earlyDue an early report is scheduled
 * @param concluded a final report was made
 * @param reports how many reports were made, early ones included
 * @param reportedCategory an item's category in the last report
 */
public record MetricsCell(
        long windowEnd,
        Activity activity,
        boolean changed,
        boolean earlyDue,
        boolean concluded,
        long reports,
        @Nullable String reportedCategory) {

    static MetricsCell of(ShopWindow window, Activity first) {
        return new MetricsCell(window.endMillis(), first, true, false, false, 0, null);
    }

    MetricsCell plus(Activity more) {
        return new MetricsCell(windowEnd, activity.plus(more), true, earlyDue, concluded, reports, reportedCategory);
    }

    MetricsCell earlyReportScheduled() {
        return new MetricsCell(windowEnd, activity, changed, true, concluded, reports, reportedCategory);
    }

    MetricsCell reportedEarly() {
        return new MetricsCell(windowEnd, activity, changed, false, concluded, reports + 1, activity.category());
    }

    MetricsCell reportedFinally() {
        return new MetricsCell(windowEnd, activity, false, false, true, reports + 1, activity.category());
    }

    /** @param start by which the cell is kept */
    ShopWindow window(long start) {
        return new ShopWindow(start, windowEnd);
    }

    /** Whether an item's next report goes to another family than its last. */
    boolean hasMoved() {
        return reportedCategory != null && !reportedCategory.equals(activity.category());
    }
}
