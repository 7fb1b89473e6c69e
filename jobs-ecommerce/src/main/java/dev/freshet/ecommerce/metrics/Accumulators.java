/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What happens to each subject in each minute, on the heap, until it is drained. */
final class Accumulators {

    private record Slot(Subject subject, long minute) {}

    private final Map<Slot, Accumulator> slots = new LinkedHashMap<>();

    /** @param minute start of the minute in epoch milliseconds */
    Accumulator of(Dimension dimension, String id, long minute) {
        return slots.computeIfAbsent(new Slot(Subject.of(dimension, id), minute), slot -> new Accumulator());
    }

    int size() {
        return slots.size();
    }

    /** Hands out one contribution per subject and minute, oldest subject first, and starts afresh. */
    void drainTo(Consumer<Contribution> consumer) {
        slots.forEach((slot, accumulator) ->
                consumer.accept(new Contribution(slot.subject, slot.minute, accumulator.toActivity())));
        slots.clear();
    }
}
