/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import dev.freshet.testkit.harness.StateStore;
import java.util.stream.Stream;

/**
 * How a pipeline is run.
 *
 * @param store the state backend
 * @param objectReuse whether chained operators get the same object; functions that keep or change their input show it
 * @param parallelism of every operator that does not say otherwise
 */
public record RunSettings(StateStore store, boolean objectReuse, int parallelism) {

    /** Heap, no object reuse, two subtasks. */
    public static final RunSettings DEFAULT = new RunSettings(StateStore.HEAP, false, 2);

    /** The four combinations of state backend and object reuse, for a parameterized test. */
    public static Stream<RunSettings> all() {
        return Stream.of(StateStore.values())
                .flatMap(store -> Stream.of(new RunSettings(store, false, 2), new RunSettings(store, true, 2)));
    }

    public RunSettings withStore(StateStore other) {
        return new RunSettings(other, objectReuse, parallelism);
    }

    public RunSettings withObjectReuse(boolean reuse) {
        return new RunSettings(store, reuse, parallelism);
    }

    public RunSettings withParallelism(int subtasks) {
        return new RunSettings(store, objectReuse, subtasks);
    }
}
