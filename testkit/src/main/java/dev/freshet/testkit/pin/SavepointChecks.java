/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/**
 * What a savepoint of a job relies on, read from the graph that is submitted: source and sink are the real ones. A module's
 * {@code StatePinsTest} says which job; {@code uids.txt}, {@code chains.txt} and {@code state-fields.txt} are pinned beside it.
 */
public interface SavepointChecks {

    /** The job as it is submitted, not executed. */
    StreamExecutionEnvironment job();

    /** The records of the control topics that the job reads: they are kept, too. */
    Set<Class<?>> documents();

    @Test
    default void everyOperatorHasThePinnedUidAndTheMaxParallelismIsExplicit() {
        UidPins.assertPinned(job(), getClass(), "uids.txt");
    }

    @Test
    default void recordsAreSentBetweenTasksOnlyWhereAShuffleNeedsIt() {
        ChainPins.assertPinned(job(), getClass(), "chains.txt");
    }

    @Test
    default void nothingBetweenOperatorsFallsToKryo() {
        PojoTypes.assertEdges(job());
    }

    @Test
    default void keysHashTheSameInEveryProcess() {
        KeyTypes.assertKeys(job());
    }

    /** Of all state that the packages of the job and of {@code common} describe. */
    @Test
    default void stateHasThePinnedFields() {
        Set<Class<?>> types = new HashSet<>(StateTypes.describedIn(getClass().getPackageName(), "dev.freshet.common"));
        types.addAll(StateTypes.keysOf(job()));
        types.addAll(documents());

        StateFields.assertPinned(getClass(), "state-fields.txt", types.toArray(Class<?>[]::new));
    }
}
