/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.InventoryType;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link Reservation} again whenever something happens to it, and sends on what is different from what was told:
 * all that follows from one arrival in one record, so that nobody sees stock in between.
 *
 * <p>At the end of the input a reservation that is open stays open: that its end has passed is not known. One that waits for no
 * time any more, because it has no end, stays in state too.
 */
final class ReservationsFunction extends KeyedProcessFunction<ReservationKey, InventoryMovement, StockEffects> {

    private static final long serialVersionUID = 1L;

    private final long lateness;

    /**
     * The story of the reservation; cleared when nothing of it is held and none of its movements can come any more, the allowed
     * lateness after its newest or after its end. Bounded by {@value Reservation#MOST_STEPS} movements. One that has no end and is neither
     * released nor shipped is kept for good, as what it holds is.
     */
    private transient ValueState<Reservation> reservation;

    private transient Counter releasesOfNothing;
    private transient Counter shipsOfNothing;

    ReservationsFunction(Duration allowedLateness) {
        this.lateness = allowedLateness.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        reservation =
                getRuntimeContext().getState(new ValueStateDescriptor<>("reservation", Types.POJO(Reservation.class)));
        releasesOfNothing = getRuntimeContext().getMetricGroup().counter("releasesOfNothing");
        shipsOfNothing = getRuntimeContext().getMetricGroup().counter("shipsOfNothing");
    }

    @Override
    public void processElement(InventoryMovement movement, Context context, Collector<StockEffects> out)
            throws Exception {
        Reservation told = known();
        ReservationStep step = ReservationStep.of(movement);
        Reservation right =
                told.passed(context.timerService().currentWatermark()).plus(step);
        if (step.type() != InventoryType.RESERVE && !right.findsSomething(step)) {
            (step.type() == InventoryType.RELEASE ? releasesOfNothing : shipsOfNothing).inc();
        }
        tell(context.getCurrentKey(), told, right, out);
        settle(told, right, context.timerService());
    }

    /** Goes by the timer's time and not by the watermark: that may have leapt over other ends, which have timers of their own. */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<StockEffects> out) throws Exception {
        if (EndOfInput.reached(context.timerService())) {
            reservation.clear();
            return;
        }
        Reservation told = known();
        Reservation right = told.passed(now);
        tell(context.getCurrentKey(), told, right, out);
        settle(told, right, context.timerService());
    }

    long releasesOfNothing() {
        return releasesOfNothing.getCount();
    }

    long shipsOfNothing() {
        return shipsOfNothing.getCount();
    }

    private Reservation known() throws Exception {
        Reservation known = reservation.value();
        return known == null ? Reservation.UNKNOWN : known;
    }

    private static void tell(ReservationKey key, Reservation told, Reservation right, Collector<StockEffects> out) {
        List<StockEffect> news = StockEffect.difference(told.effects(), right.effects());
        if (!news.isEmpty()) {
            out.collect(new StockEffects(key.itemId(), key.locationId(), news));
        }
    }

    private void settle(Reservation told, Reservation right, TimerService timers) throws Exception {
        Reservation settled = right.settle(lateness);
        if (settled.isForgotten()) {
            reservation.clear();
        } else {
            reservation.update(settled);
        }
        wake(told.wakesAt(lateness), settled.wakesAt(lateness), timers);
    }

    /**
     * One timer per reservation: an end that was years ahead leaves none behind once the reservation is closed. After another
     * lateness was set there may be one more, which finds nothing to do.
     */
    private static void wake(@Nullable Long before, @Nullable Long now, TimerService timers) {
        if (before != null && !before.equals(now)) {
            timers.deleteEventTimeTimer(before);
        }
        if (now != null) {
            timers.registerEventTimeTimer(now);
        }
    }
}
