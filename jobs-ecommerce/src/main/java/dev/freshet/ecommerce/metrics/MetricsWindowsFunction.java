/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the open minutes, hours and days of each subject, and reports them: finally when the watermark has passed the end,
 * again at the next watermark after a correction, and open minutes every early interval of processing time while they
 * change. Takes contributions in any order.
 *
 * <p>A window is forgotten at its end + allowed lateness, and takes nothing from then on ({@link ForgottenWindows}); its cell
 * is cleared a little later, by a sweep. What comes after that is left out of it, counted and logged, because the row it would
 * make would know nothing of the rest. The entry lets nothing through that late; only an order may take back what was booked
 * long ago, where a purchase claims the event id of a refund.
 *
 * <p>Time zone and lateness may be others than those by which cells and timers in state were made. A cell has its own end, and
 * a timer that belongs to no window of today's calendar sweeps: so windows of a former time zone are concluded at the next
 * sweep after their end, at the latest when they are cleared.
 */
final class MetricsWindowsFunction extends KeyedProcessFunction<Subject, Contribution, FamilyUpdate>
        implements CheckpointedFunction {

    static final String CONTRIBUTIONS_AFTER_CLEAR = "contributionsAfterClear";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MetricsWindowsFunction.class);
    private static final Granularity[] GRANULARITIES = Granularity.values();

    /** How many sweeps there are in the time of the allowed lateness, at most: a cell stays up to this part of it longer. */
    private static final int SWEEPS = 30;

    private static final long SECOND_MILLIS = 1_000;

    private final ShopCalendar calendar;
    private final long latenessMillis;
    private final long earlyMillis;

    /** Which windows take nothing any more, of whatever subject. */
    private final ForgottenWindows forgotten;

    private transient SubjectCells cells;

    private transient EarlyReports earlyReports;

    private transient Counter contributionsAfterClear;

    MetricsWindowsFunction(MetricsSettings settings) {
        this.calendar = new ShopCalendar(settings.zone());
        this.latenessMillis = settings.allowedLateness().toMillis();
        this.earlyMillis = settings.earlyInterval().toMillis();
        this.forgotten = new ForgottenWindows(latenessMillis);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        forgotten.initializeState(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        forgotten.snapshotState(context);
    }

    @Override
    public void open(OpenContext context) {
        cells = new SubjectCells(getRuntimeContext(), latenessMillis);
        earlyReports = new EarlyReports(getRuntimeContext(), earlyMillis);
        contributionsAfterClear = getRuntimeContext().getMetricGroup().counter(CONTRIBUTIONS_AFTER_CLEAR);
    }

    @Override
    public void processElement(Contribution contribution, Context context, Collector<FamilyUpdate> out)
            throws Exception {
        forgotten.advance(context.timerService().currentWatermark());
        for (Granularity granularity : GRANULARITIES) {
            ShopWindow window = calendar.window(granularity, contribution.minute());
            MetricsCell known = cells.get(granularity, window.startMillis());
            ShopWindow own = known == null ? window : known.window(window.startMillis());
            if (forgotten.contains(own)) {
                comesAfterClear(contribution, granularity);
            } else {
                add(contribution.activity(), granularity, own, known, context.timerService());
            }
        }
    }

    private void add(
            Activity activity,
            Granularity granularity,
            ShopWindow window,
            @Nullable MetricsCell known,
            TimerService timers)
            throws Exception {
        if (known == null) {
            sweepAt(window.endMillis() + latenessMillis, timers);
        }
        if (known == null || !known.changed()) {
            // In the past for a correction: then it fires with the next watermark.
            timers.registerEventTimeTimer(window.lastMillis());
        }
        MetricsCell cell = known == null ? MetricsCell.of(window, activity) : known.plus(activity);
        if (granularity == Granularity.MINUTE && wantsEarlyReport(cell, window, timers)) {
            earlyReports.schedule(window.startMillis(), timers);
            cell = cell.earlyReportScheduled();
        }
        cells.put(granularity, window.startMillis(), cell);
    }

    /**
     * Sweeps are shared by the cells of a slice of time, so that a busy subject sets few timers. They are on whole seconds,
     * where no window's last millisecond is.
     */
    private void sweepAt(long time, TimerService timers) {
        long slice = Math.max(1, latenessMillis / (SWEEPS * SECOND_MILLIS)) * SECOND_MILLIS;
        timers.registerEventTimeTimer(-Math.floorDiv(-time, slice) * slice);
    }

    private boolean wantsEarlyReport(MetricsCell cell, ShopWindow window, TimerService timers) {
        // Concluded is told by state too, since the watermark begins anew after a restore.
        return earlyReports.areWanted()
                && !cell.earlyDue()
                && !cell.concluded()
                && timers.currentWatermark() < window.lastMillis();
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<FamilyUpdate> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            reportEarly(time, context, out);
            return;
        }
        forgotten.advance(context.timerService().currentWatermark());
        if (!concludeThoseThatEnd(time, context, out)) {
            sweep(time, context, out);
        }
    }

    /** Returns whether there are any of which this is the last millisecond. */
    private boolean concludeThoseThatEnd(long time, OnTimerContext context, Collector<FamilyUpdate> out)
            throws Exception {
        boolean any = false;
        for (Granularity granularity : GRANULARITIES) {
            ShopWindow closing = calendar.window(granularity, time);
            if (closing.lastMillis() == time) {
                MetricsCell cell = cells.get(granularity, closing.startMillis());
                if (cell != null && cell.windowEnd() == closing.endMillis()) {
                    any = true;
                    conclude(granularity, closing, cell, context, out);
                }
            }
        }
        return any;
    }

    /** Concludes what has ended and no timer concluded, forgets what is due, and comes back for the rest. */
    private void sweep(long time, OnTimerContext context, Collector<FamilyUpdate> out) throws Exception {
        SubjectCells.Sweep sweep = cells.sweep(time);
        for (SubjectCells.Ended each : sweep.ended()) {
            conclude(each.granularity(), each.window(), each.cell(), context, out);
            if (each.window().endMillis() + latenessMillis <= time) {
                cells.remove(each.granularity(), each.window().startMillis());
            }
        }
        if (sweep.next() < Long.MAX_VALUE) {
            sweepAt(sweep.next(), context.timerService());
        }
    }

    private void reportEarly(long time, OnTimerContext context, Collector<FamilyUpdate> out) throws Exception {
        for (long minute : earlyReports.takeDue(time)) {
            MetricsCell cell = Objects.requireNonNull(cells.get(Granularity.MINUTE, minute));
            report(
                    context.getCurrentKey(),
                    Granularity.MINUTE,
                    cell.window(minute),
                    cell,
                    false,
                    cell.activity().newest(),
                    out);
            cells.put(Granularity.MINUTE, minute, cell.reportedEarly());
        }
    }

    private void conclude(
            Granularity granularity,
            ShopWindow window,
            MetricsCell cell,
            OnTimerContext context,
            Collector<FamilyUpdate> out)
            throws Exception {
        if (!cell.changed()) {
            return;
        }
        if (cell.earlyDue()) {
            earlyReports.cancel(window.startMillis(), context.timerService());
        }
        Instant at = cell.concluded() ? correctedAt(window, context.timerService()) : window.end();
        report(context.getCurrentKey(), granularity, window, cell, true, at, out);
        cells.put(granularity, window.startMillis(), cell.reportedFinally());
    }

    /** The watermark that brought the correction; at the end of input, which has no time, the last one possible. */
    private Instant correctedAt(ShopWindow window, TimerService timers) {
        return Instant.ofEpochMilli(Math.min(timers.currentWatermark(), window.endMillis() + latenessMillis));
    }

    private static void report(
            Subject subject,
            Granularity granularity,
            ShopWindow window,
            MetricsCell cell,
            boolean isFinal,
            Instant at,
            Collector<FamilyUpdate> out) {
        ProductMetrics row = FamilyNews.row(subject, granularity, window, cell, isFinal, at);
        FamilyNews.send(row, cell.hasMoved() ? cell.reportedCategory() : null, out::collect);
    }

    private void comesAfterClear(Contribution contribution, Granularity granularity) {
        contributionsAfterClear.inc();
        // The 1st, 2nd, 4th, 8th …: enough to see it, too little to fill a disk.
        if (Long.bitCount(contributionsAfterClear.getCount()) == 1) {
            LOG.warn(
                    "{} contributions came after their window was cleared and were left out of it; the last was for the {} of {}",
                    contributionsAfterClear.getCount(),
                    granularity,
                    Instant.ofEpochMilli(contribution.minute()));
        }
    }
}
