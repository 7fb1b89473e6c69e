/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the open minutes, hours and days of each subject, and reports them: finally when the watermark has passed the end,
 * again at the next watermark after a correction, and open minutes every early interval of processing time while they
 * change. Takes contributions in any order.
 *
 * <p>A window is forgotten at its end + allowed lateness. What comes after that is left out of it, counted and logged, because
 * the row it would make would know nothing of the rest. The entry lets nothing through that late; only an order may take back
 * what was booked long ago, where a purchase claims the event id of a refund.
 */
final class MetricsWindowsFunction extends KeyedProcessFunction<Subject, Contribution, FamilyUpdate> {

    static final String CONTRIBUTIONS_AFTER_CLEAR = "contributionsAfterClear";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MetricsWindowsFunction.class);
    private static final Granularity[] GRANULARITIES = Granularity.values();

    private final ShopCalendar calendar;
    private final long latenessMillis;
    private final long earlyMillis;

    /**
     * Per granularity: the cells of the subject by the window's start. Each is cleared at its end + allowed lateness, so with
     * a lateness of an hour there are at most some 60 minutes, 2 hours and 2 days, and those ahead of the watermark.
     */
    private transient Map<Granularity, MapState<Long, MetricsCell>> cells;

    /** Starts of the minutes whose early report is due, by the time of its timer. Gone when it fires or the minute closes. */
    private transient MapState<Long, Long> earlyReports;

    private transient Counter contributionsAfterClear;

    MetricsWindowsFunction(MetricsSettings settings) {
        this.calendar = new ShopCalendar(settings.zone());
        this.latenessMillis = settings.allowedLateness().toMillis();
        this.earlyMillis = settings.earlyInterval().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        cells = new EnumMap<>(Granularity.class);
        cells.put(Granularity.MINUTE, cellState("minutes"));
        cells.put(Granularity.HOUR, cellState("hours"));
        cells.put(Granularity.DAY, cellState("days"));
        earlyReports =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("early-reports", Types.LONG, Types.LONG));
        contributionsAfterClear = getRuntimeContext().getMetricGroup().counter(CONTRIBUTIONS_AFTER_CLEAR);
    }

    private MapState<Long, MetricsCell> cellState(String name) {
        return getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(name, Types.LONG, TypeInformation.of(MetricsCell.class)));
    }

    private MapState<Long, MetricsCell> cells(Granularity granularity) {
        return Objects.requireNonNull(cells.get(granularity));
    }

    @Override
    public void processElement(Contribution contribution, Context context, Collector<FamilyUpdate> out)
            throws Exception {
        for (Granularity granularity : GRANULARITIES) {
            ShopWindow window = calendar.window(granularity, contribution.minute());
            if (context.timerService().currentWatermark() >= window.endMillis() + latenessMillis) {
                comesAfterClear(contribution, granularity);
            } else {
                add(contribution.activity(), granularity, window, context.timerService());
            }
        }
    }

    private void add(Activity activity, Granularity granularity, ShopWindow window, TimerService timers)
            throws Exception {
        MapState<Long, MetricsCell> windows = cells(granularity);
        MetricsCell known = windows.get(window.startMillis());
        if (known == null) {
            timers.registerEventTimeTimer(window.endMillis() + latenessMillis);
        }
        if (known == null || !known.changed()) {
            // In the past for a correction: then it fires with the next watermark.
            timers.registerEventTimeTimer(window.lastMillis());
        }
        MetricsCell cell = known == null ? MetricsCell.of(activity) : known.plus(activity);
        if (granularity == Granularity.MINUTE && wantsEarlyReport(cell, window, timers)) {
            scheduleEarlyReport(window, timers);
            cell = cell.earlyReportScheduled();
        }
        windows.put(window.startMillis(), cell);
    }

    private boolean wantsEarlyReport(MetricsCell cell, ShopWindow window, TimerService timers) {
        // Concluded is told by state too, since the watermark begins anew after a restore.
        return earlyMillis > 0
                && !cell.earlyDue()
                && !cell.concluded()
                && timers.currentWatermark() < window.lastMillis();
    }

    /** Aligned to the interval, so that the reports of a subject and of its parent come together. */
    private void scheduleEarlyReport(ShopWindow window, TimerService timers) throws Exception {
        long now = timers.currentProcessingTime();
        long due = now - Math.floorMod(now, earlyMillis) + earlyMillis;
        timers.registerProcessingTimeTimer(due);
        earlyReports.put(window.startMillis(), due);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<FamilyUpdate> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            reportEarly(time, context, out);
            return;
        }
        for (Granularity granularity : GRANULARITIES) {
            ShopWindow closing = calendar.window(granularity, time);
            if (closing.lastMillis() == time) {
                conclude(granularity, closing, context, out);
            }
            ShopWindow expiring = calendar.window(granularity, time - latenessMillis - 1);
            if (expiring.endMillis() + latenessMillis == time) {
                cells(granularity).remove(expiring.startMillis());
            }
        }
    }

    private void reportEarly(long time, OnTimerContext context, Collector<FamilyUpdate> out) throws Exception {
        List<Long> due = new ArrayList<>();
        for (Map.Entry<Long, Long> report : earlyReports.entries()) {
            if (report.getValue() <= time) {
                due.add(report.getKey());
            }
        }
        for (long minute : due) {
            earlyReports.remove(minute);
            MetricsCell cell = cells(Granularity.MINUTE).get(minute);
            ShopWindow window = calendar.window(Granularity.MINUTE, minute);
            report(
                    context.getCurrentKey(),
                    Granularity.MINUTE,
                    window,
                    cell,
                    false,
                    cell.activity().newest(),
                    out);
            cells(Granularity.MINUTE).put(minute, cell.reportedEarly());
        }
    }

    private void conclude(
            Granularity granularity, ShopWindow window, OnTimerContext context, Collector<FamilyUpdate> out)
            throws Exception {
        MetricsCell cell = cells(granularity).get(window.startMillis());
        if (cell == null || !cell.changed()) {
            return;
        }
        if (cell.earlyDue()) {
            cancelEarlyReport(window, context.timerService());
        }
        Instant at = cell.concluded() ? correctedAt(window, context.timerService()) : window.end();
        report(context.getCurrentKey(), granularity, window, cell, true, at, out);
        cells(granularity).put(window.startMillis(), cell.reportedFinally());
    }

    private void cancelEarlyReport(ShopWindow window, TimerService timers) throws Exception {
        Long due = earlyReports.get(window.startMillis());
        earlyReports.remove(window.startMillis());
        if (due != null && earlyReports.isEmpty()) {
            timers.deleteProcessingTimeTimer(due);
        }
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
