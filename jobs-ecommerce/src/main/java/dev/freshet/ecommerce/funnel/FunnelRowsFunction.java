/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.ForgottenWindows;
import dev.freshet.ecommerce.metrics.ShopWindow;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the shoppers of each hour and day and reports them: every early interval of processing time while they change,
 * finally when no step in time can be in time of the watermark, and again at the next watermark after a correction.
 *
 * <p>A window is forgotten at its end + the time of the funnel + the allowed lateness, and takes nothing from then on
 * ({@link ForgottenWindows}): the row would know nothing of the rest.
 */
final class FunnelRowsFunction extends KeyedProcessFunction<FunnelWindow, FunnelGain, FunnelRow>
        implements CheckpointedFunction {

    /** Gains of windows that were forgotten, and so left out. */
    static final String GAINS_AFTER_CLEAR = "gainsAfterClear";

    private static final long serialVersionUID = 1L;

    private final FunnelSettings settings;
    private final ForgottenWindows forgotten;

    /** What was counted in the window; one per window, cleared when it is forgotten. */
    private transient ValueState<FunnelCell> cells;

    private transient Counter gainsAfterClear;

    FunnelRowsFunction(FunnelSettings settings) {
        this.settings = settings;
        this.forgotten = new ForgottenWindows(settings.retention().toMillis());
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
        cells = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("window", TypeInformation.of(FunnelCell.class)));
        gainsAfterClear = getRuntimeContext().getMetricGroup().counter(GAINS_AFTER_CLEAR);
    }

    @Override
    public void processElement(FunnelGain gain, Context context, Collector<FunnelRow> out) throws Exception {
        TimerService timers = context.timerService();
        forgotten.advance(timers.currentWatermark());
        FunnelCell known = cells.value();
        FunnelCell cell = known == null ? FunnelCell.of(gain) : known.plus(gain.counts());
        if (forgotten.contains(new ShopWindow(gain.window().start(), cell.windowEnd()))) {
            gainsAfterClear.inc();
            return;
        }
        if (known == null || !known.changed()) {
            // In the past for a correction: then it fires with the next watermark.
            timers.registerEventTimeTimer(lastInTime(cell));
        }
        cells.update(withEarlyReport(cell, timers));
    }

    /** Of all windows at the same time; concluded is told by state too, since the watermark begins anew after a restore. */
    private FunnelCell withEarlyReport(FunnelCell cell, TimerService timers) {
        long interval = settings.earlyInterval().toMillis();
        boolean over = cell.concluded() || timers.currentWatermark() >= lastInTime(cell);
        if (interval == 0 || over || cell.earlyAt() != null) {
            return cell;
        }
        long now = timers.currentProcessingTime();
        long due = now - Math.floorMod(now, interval) + interval;
        timers.registerProcessingTimeTimer(due);
        return cell.earlyReportDue(due);
    }

    /**
     * Reports what is due by the state. A timer may have been set under other settings, and is then followed by one that fits.
     */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<FunnelRow> out) throws Exception {
        FunnelCell cell = cells.value();
        if (cell == null) {
            return;
        }
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            reportEarly(time, cell, context.getCurrentKey(), out);
            return;
        }
        forgotten.advance(context.timerService().currentWatermark());
        if (time >= lastInTime(cell) && cell.changed()) {
            conclude(cell, context, out);
        }
        if (time >= forgottenAt(cell)) {
            cells.clear();
        } else {
            context.timerService()
                    .registerEventTimeTimer(time < lastInTime(cell) ? lastInTime(cell) : forgottenAt(cell));
        }
    }

    private void reportEarly(long time, FunnelCell cell, FunnelWindow window, Collector<FunnelRow> out)
            throws Exception {
        if (cell.earlyAt() != null && cell.earlyAt() <= time) {
            out.collect(cell.row(window, settings.within(), false, cell.counts().newest()));
            cells.update(cell.reportedEarly());
        }
    }

    private void conclude(FunnelCell cell, OnTimerContext context, Collector<FunnelRow> out) throws Exception {
        if (cell.earlyAt() != null) {
            context.timerService().deleteProcessingTimeTimer(cell.earlyAt());
        }
        Instant at = Instant.ofEpochMilli(
                cell.concluded()
                        ? Math.min(context.timerService().currentWatermark(), forgottenAt(cell))
                        : lastInTime(cell) + 1);
        out.collect(cell.row(context.getCurrentKey(), settings.within(), true, at));
        cells.update(cell.reportedFinally());
    }

    long gainsAfterClear() {
        return gainsAfterClear.getCount();
    }

    /** The last millisecond in which a step may be in time of a view in the window. */
    private long lastInTime(FunnelCell cell) {
        return cell.windowEnd() + settings.within().toMillis() - 1;
    }

    private long forgottenAt(FunnelCell cell) {
        return cell.windowEnd() + settings.retention().toMillis();
    }
}
