/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one window, and what has been said of it.
 *
 * @param windowEnd epoch milliseconds, exclusive; kept, because a later run may be told another time zone
 * @param changed something was added since the last final report
 * @param earlyAt when an early report is due, epoch milliseconds of processing time; null if none is
 * @param concluded a final report was made
 * @param reports how many reports were made, early ones included
 */
public record FunnelCell(
        long windowEnd,
        FunnelCounts counts,
        boolean changed,
        @Nullable Long earlyAt,
        boolean concluded,
        long reports) {

    static FunnelCell of(FunnelGain first) {
        return new FunnelCell(first.windowEnd(), first.counts(), true, null, false, 0);
    }

    FunnelCell plus(FunnelCounts more) {
        return new FunnelCell(windowEnd, counts.plus(more), true, earlyAt, concluded, reports);
    }

    FunnelCell earlyReportDue(long at) {
        return new FunnelCell(windowEnd, counts, changed, at, concluded, reports);
    }

    FunnelCell reportedEarly() {
        return new FunnelCell(windowEnd, counts, changed, null, concluded, reports + 1);
    }

    FunnelCell reportedFinally() {
        return new FunnelCell(windowEnd, counts, false, null, true, reports + 1);
    }

    /** The next report. */
    FunnelRow row(FunnelWindow window, Duration within, boolean isFinal, Instant at) {
        return new FunnelRow(
                Granularity.valueOf(window.granularity()),
                Instant.ofEpochMilli(window.start()),
                Instant.ofEpochMilli(windowEnd),
                within.toSeconds(),
                counts.viewItem(),
                counts.addToCart(),
                counts.beginCheckout(),
                counts.purchase(),
                reports + 1,
                isFinal,
                at);
    }
}
