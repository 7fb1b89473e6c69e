/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The steps of one shopper that are not settled, as they were when they were read.
 *
 * <p>What sign-ins changed is read, and deleted, only where one did. In RocksDB every deletion leaves a mark until it is compacted,
 * also of what never was there, and whoever iterates over a key without entries passes the marks of its neighbours.
 *
 * @param own views that were given away among them
 * @param received those that were handed over to this shopper, each with the time of the sign-in
 * @param givenAway views that were handed over to another
 */
record KeptSteps(List<StepAt> own, Map<StepAt, Instant> received, List<StepAt> givenAway) {

    static KeptSteps of(ShopperMemory memory) throws Exception {
        StepBorders borders = memory.borders();
        return borders != null && borders.handedOver()
                ? new KeptSteps(memory.steps(), memory.received(), memory.givenAway())
                : new KeptSteps(memory.steps(), Map.of(), List.of());
    }

    /** All of which something is remembered. */
    NavigableSet<StepAt> all() {
        NavigableSet<StepAt> all = new TreeSet<>(own);
        all.addAll(received.keySet());
        all.addAll(givenAway);
        return all;
    }

    /** Those that count, each with when it became the shopper's: when it was done, or with a sign-in. */
    NavigableMap<StepAt, Instant> inTheirOrder() {
        NavigableMap<StepAt, Instant> since = new TreeMap<>();
        received.forEach((step, at) -> since.put(step, at.isAfter(step.time()) ? at : step.time()));
        own.forEach(step -> since.put(step, step.time()));
        givenAway.forEach(since::remove);
        return since;
    }

    /** Forgets those that come before the border. */
    void forgetBefore(StepAt border, ShopperMemory memory) throws Exception {
        for (StepAt step : own) {
            if (step.compareTo(border) < 0) {
                memory.remove(step);
            }
        }
        for (StepAt step : received.keySet()) {
            if (step.compareTo(border) < 0) {
                memory.removeReceived(step);
            }
        }
        for (StepAt view : givenAway) {
            if (view.compareTo(border) < 0) {
                memory.removeGivenAway(view);
            }
        }
    }
}
