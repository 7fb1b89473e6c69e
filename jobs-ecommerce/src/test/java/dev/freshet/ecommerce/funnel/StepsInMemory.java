/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is remembered of one shopper, in collections. */
final class StepsInMemory implements ShopperMemory {

    private final Set<StepAt> steps = new HashSet<>();
    private final Map<Long, StartHour> hours = new HashMap<>();
    private @Nullable StepBorders borders;

    @Override
    public @Nullable StepBorders borders() {
        return borders;
    }

    @Override
    public void put(StepBorders changed) {
        borders = changed;
    }

    @Override
    public boolean add(StepAt step) {
        return steps.add(step);
    }

    @Override
    public boolean receive(StepAt step, Instant at) {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public boolean giveAway(StepAt view) {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public Map<StepAt, Instant> received() {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public List<StepAt> givenAway() {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public List<StepAt> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void remove(StepAt step) {
        steps.remove(step);
    }

    @Override
    public void removeReceived(StepAt step) {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public void removeGivenAway(StepAt view) {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public @Nullable StartHour hour(long start) {
        return hours.get(start);
    }

    @Override
    public List<StartHour> hours() {
        return List.copyOf(hours.values());
    }

    @Override
    public void put(StartHour hour) {
        hours.put(hour.start(), hour);
    }

    @Override
    public void remove(StartHour hour) {
        hours.remove(hour.start());
    }

    @Override
    public void clearBorders() {
        borders = null;
    }

    boolean isEmpty() {
        return steps.isEmpty() && hours.isEmpty() && borders == null;
    }
}
