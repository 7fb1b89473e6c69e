/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.ShopWindow;
import java.time.Duration;
import java.time.Instant;

/**
 * What came of the views of one shopper in one hour. A day is made of its hours.
 *
 * @param start epoch milliseconds, as all that follow; kept, because a later run may be told another time zone
 * @param end exclusive
 * @param dayStart of the day in which the hour is
 * @param settled after all steps that none can come before any more
 * @param known after all steps that were taken in their order so far
 */
public record StartHour(long start, long end, long dayStart, long dayEnd, LatestStarts settled, LatestStarts known) {

    static StartHour of(ShopWindow hour, ShopWindow day) {
        return new StartHour(
                hour.startMillis(),
                hour.endMillis(),
                day.startMillis(),
                day.endMillis(),
                LatestStarts.NONE,
                LatestStarts.NONE);
    }

    /** With the next step in order, the shopper's since then; a view is to be of this hour. */
    StartHour after(StepAt next, Instant since, Duration within) {
        return new StartHour(start, end, dayStart, dayEnd, settled, known.after(next, since, within));
    }

    /** Back to what is settled, to take the steps since then anew. */
    StartHour rewound() {
        return new StartHour(start, end, dayStart, dayEnd, settled, settled);
    }

    /** The steps were taken anew; what was told before stays true. */
    StartHour retold(StartHour before) {
        return new StartHour(start, end, dayStart, dayEnd, settled, known.or(before.known));
    }

    /** What this hour knows is settled; what is known beyond is told by the other. */
    StartHour settledBehind(StartHour ahead) {
        return new StartHour(start, end, dayStart, dayEnd, known, ahead.known);
    }

    boolean contains(StepAt view) {
        long time = view.time().toEpochMilli();
        return start <= time && time < end;
    }
}
