/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One shopper, and what is told of the shopper's windows: each change goes on from the one before. */
final class OneShopper {

    private final StepsInMemory memory = new StepsInMemory();
    private final Map<String, Integer> reached = new TreeMap<>();
    private ShopperFunnel funnel;

    OneShopper(String zone, Duration within) {
        this.funnel = new ShopperFunnel(new ShopCalendar(ZoneId.of(zone)), within, Duration.ZERO, memory);
    }

    /** Goes on with what is remembered, as after a start with other options. */
    void restartedWith(String zone, Duration within) {
        funnel = new ShopperFunnel(new ShopCalendar(ZoneId.of(zone)), within, Duration.ZERO, memory);
    }

    /** Takes a step, without the order that the next watermark brings. */
    ShopperFunnel.Taken takes(StepAt step) throws Exception {
        ShopperFunnel.Outcome outcome = funnel.take(step);
        tell(outcome.changes());
        return outcome.taken();
    }

    /** Takes one of {@link Steps}, without the order that the next watermark brings. */
    ShopperFunnel.Taken takes(String step) throws Exception {
        return takes(Steps.of(step).get(0));
    }

    /** Takes {@link Steps}, puts them in order after each, and says how far any window was led by then. */
    String does(String story) throws Exception {
        List<String> furthest = new ArrayList<>();
        for (StepAt step : Steps.of(story)) {
            takes(step);
            putInOrder();
            furthest.add(String.valueOf(reached.values().stream().reduce(0, Math::max)));
        }
        return String.join(" ", furthest);
    }

    void putInOrder() throws Exception {
        tell(funnel.putInOrder());
    }

    void settle(Instant until) throws Exception {
        tell(funnel.settle(until));
    }

    /** Steps reached by window, as {@link BatchFunnel#window} writes them. */
    Map<String, Integer> reached() {
        return reached;
    }

    int keptSteps() {
        return memory.steps().size();
    }

    int keptHours() {
        return memory.hours().size();
    }

    boolean isForgotten() {
        return memory.isEmpty();
    }

    private void tell(List<FunnelChange> changes) {
        for (FunnelChange change : changes) {
            String window = BatchFunnel.window(change.granularity(), Instant.ofEpochMilli(change.windowStart()));
            assertThat(change.from()).as(window).isEqualTo(reached.getOrDefault(window, 0));
            assertThat(change.to()).as(window).isGreaterThan(change.from());
            reached.put(window, change.to());
        }
    }
}
