/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.VisitorStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Steps of one visitor that are nobody's yet, as long as a sign-in may still take them over. */
final class UnknownSteps {

    private static final Comparator<VisitorStep> ORDER =
            Comparator.comparing(VisitorStep::time).thenComparing(VisitorStep::name);

    private final int most;

    /**
     * Steps without a user; cleared when they are handed over, or too old for it. At most the option {@code
     * funnel.most-visitor-steps}.
     */
    private final MapState<VisitorStep, Boolean> steps;

    /** How many they are; cleared with the last. One per visitor. */
    private final ValueState<Integer> count;

    /** @param most beyond it the older half is given up */
    UnknownSteps(RuntimeContext context, int most) {
        this.most = most;
        steps = context.getMapState(
                new MapStateDescriptor<>("unknown-steps", Types.POJO(VisitorStep.class), Types.BOOLEAN));
        count = context.getState(new ValueStateDescriptor<>("unknown-steps-count", Types.INT));
    }

    /** Adds a step, and returns how many were given up for it. */
    int add(VisitorStep step) throws Exception {
        if (steps.contains(step)) {
            return 0;
        }
        steps.put(step, true);
        count.update(size() + 1);
        if (size() <= most) {
            return 0;
        }
        List<VisitorStep> older = all().subList(0, size() - most / 2);
        remove(older);
        return older.size();
    }

    /** Removes and returns those that this sign-in takes over: not older than it by more than the reach, in their order. */
    List<VisitorStep> takenBy(SignIn signIn, VisitorLinks links, Duration reach) throws Exception {
        Instant oldest = signIn.at().minus(reach);
        return take(step -> !step.time().isBefore(oldest) && signIn.equals(links.ownerOf(step.time())));
    }

    /** Forgets those whose time is before this one. */
    void forgetBefore(Instant oldest) throws Exception {
        take(step -> step.time().isBefore(oldest));
    }

    /** The time of the oldest, or null if there is none. */
    @Nullable
    Instant oldest() throws Exception {
        return size() == 0 ? null : all().get(0).time();
    }

    private void clear() {
        steps.clear();
        count.clear();
    }

    private List<VisitorStep> take(Predicate<VisitorStep> wanted) throws Exception {
        if (size() == 0) {
            return List.of();
        }
        List<VisitorStep> taken = all().stream().filter(wanted).toList();
        remove(taken);
        return new ArrayList<>(taken);
    }

    private void remove(List<VisitorStep> gone) throws Exception {
        if (gone.size() == size()) {
            clear();
            return;
        }
        for (VisitorStep step : gone) {
            steps.remove(step);
        }
        count.update(size() - gone.size());
    }

    private List<VisitorStep> all() throws Exception {
        List<VisitorStep> all = new ArrayList<>();
        steps.keys().forEach(all::add);
        all.sort(ORDER);
        return all;
    }

    private int size() throws Exception {
        Integer known = count.value();
        return known == null ? 0 : known;
    }
}
