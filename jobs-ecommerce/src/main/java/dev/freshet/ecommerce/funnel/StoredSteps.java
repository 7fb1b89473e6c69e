/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The memory of one shopper, the current key, in keyed state. */
final class StoredSteps implements ShopperMemory {

    /**
     * The steps that are not settled; each is cleared when none can come before it any more. Bounded by those of one shopper
     * within the time of the hand-over and the allowed lateness, and ahead of the watermark; and by {@link
     * ShopperFunnel#MOST_STEPS}.
     */
    private final MapState<StepAt, Boolean> steps;

    /** Step → sign-in that handed it over to this shopper; cleared and bounded with the steps. */
    private final MapState<StepAt, Instant> received;

    /** Views that were handed over to another shopper; cleared and bounded with the steps. */
    private final MapState<StepAt, Boolean> givenAway;

    /**
     * Start, epoch milliseconds → hour with views of the shopper; cleared at the end of its day + the time of the funnel + the
     * allowed lateness. With 24 hours for the funnel there are some 50 at most, for a shopper who never rests.
     */
    private final MapState<Long, StartHour> hours;

    /** One per shopper; cleared with the last of the others. */
    private final ValueState<StepBorders> borders;

    StoredSteps(RuntimeContext context) {
        steps = context.getMapState(new MapStateDescriptor<>("steps", TypeInformation.of(StepAt.class), Types.BOOLEAN));
        received = context.getMapState(
                new MapStateDescriptor<>("received", TypeInformation.of(StepAt.class), Types.INSTANT));
        givenAway = context.getMapState(
                new MapStateDescriptor<>("given-away", TypeInformation.of(StepAt.class), Types.BOOLEAN));
        hours = context.getMapState(new MapStateDescriptor<>("hours", Types.LONG, TypeInformation.of(StartHour.class)));
        borders = context.getState(new ValueStateDescriptor<>("borders", TypeInformation.of(StepBorders.class)));
    }

    @Override
    public @Nullable StepBorders borders() throws Exception {
        return borders.value();
    }

    @Override
    public void put(StepBorders changed) throws Exception {
        borders.update(changed);
    }

    @Override
    public boolean add(StepAt step) throws Exception {
        return add(step, steps);
    }

    @Override
    public boolean receive(StepAt step, Instant at) throws Exception {
        Instant known = received.get(step);
        if (known != null && !at.isBefore(known)) {
            return false;
        }
        received.put(step, at);
        return true;
    }

    @Override
    public boolean giveAway(StepAt view) throws Exception {
        return add(view, givenAway);
    }

    private static boolean add(StepAt step, MapState<StepAt, Boolean> set) throws Exception {
        if (set.contains(step)) {
            return false;
        }
        set.put(step, true);
        return true;
    }

    @Override
    public List<StepAt> steps() throws Exception {
        return all(steps);
    }

    @Override
    public Map<StepAt, Instant> received() throws Exception {
        Map<StepAt, Instant> all = new HashMap<>();
        for (Map.Entry<StepAt, Instant> step : received.entries()) {
            all.put(step.getKey(), step.getValue());
        }
        return all;
    }

    @Override
    public List<StepAt> givenAway() throws Exception {
        return all(givenAway);
    }

    private static List<StepAt> all(MapState<StepAt, ?> of) throws Exception {
        List<StepAt> all = new ArrayList<>();
        of.keys().forEach(all::add);
        return all;
    }

    @Override
    public void remove(StepAt step) throws Exception {
        steps.remove(step);
    }

    @Override
    public void removeReceived(StepAt step) throws Exception {
        received.remove(step);
    }

    @Override
    public void removeGivenAway(StepAt view) throws Exception {
        givenAway.remove(view);
    }

    @Override
    public @Nullable StartHour hour(long start) throws Exception {
        return hours.get(start);
    }

    @Override
    public List<StartHour> hours() throws Exception {
        List<StartHour> all = new ArrayList<>();
        hours.values().forEach(all::add);
        return all;
    }

    @Override
    public void put(StartHour hour) throws Exception {
        hours.put(hour.start(), hour);
    }

    @Override
    public void remove(StartHour hour) throws Exception {
        hours.remove(hour.start());
    }

    @Override
    public void clearBorders() {
        borders.clear();
    }

    void clear() {
        steps.clear();
        received.clear();
        givenAway.clear();
        hours.clear();
        borders.clear();
    }
}
