/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The memory of one shopper, the current key, in keyed state. */
final class StoredSteps implements ShopperMemory, State {

    /**
     * The steps that are not settled; each is cleared when none can come before it any more. Bounded by those of one shopper
     * within the allowed lateness and ahead of the watermark, and by {@link ShopperFunnel#MOST_STEPS}.
     */
    private final MapState<StepAt, Boolean> steps;

    /**
     * Start, epoch milliseconds → hour with views of the shopper; cleared at the end of its day + the time of the funnel + the
     * allowed lateness. With 24 hours for the funnel there are some 50 at most, for a shopper who never rests.
     */
    private final MapState<Long, StartHour> hours;

    /** One per shopper; cleared with the last of the others. */
    private final ValueState<StepBorders> borders;

    StoredSteps(RuntimeContext context) {
        steps = context.getMapState(new MapStateDescriptor<>("steps", TypeInformation.of(StepAt.class), Types.BOOLEAN));
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
        if (steps.contains(step)) {
            return false;
        }
        steps.put(step, true);
        return true;
    }

    @Override
    public List<StepAt> steps() throws Exception {
        List<StepAt> all = new ArrayList<>();
        steps.keys().forEach(all::add);
        return all;
    }

    @Override
    public void remove(StepAt step) throws Exception {
        steps.remove(step);
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

    @Override
    public void clear() {
        steps.clear();
        hours.clear();
        borders.clear();
    }
}
