/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.testkit.pin.ChainPins;
import dev.freshet.testkit.pin.KeyTypes;
import dev.freshet.testkit.pin.PojoTypes;
import dev.freshet.testkit.pin.StateFields;
import dev.freshet.testkit.pin.StateTypes;
import dev.freshet.testkit.pin.UidPins;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a savepoint of the job relies on, read from the graph that is submitted: source and sink are the real ones. */
class StatePinsTest {

    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());

    @BeforeEach
    void buildTheJob() {
        JobLaunch.in(environment, FraudJob.DEFINITION, JobLaunch.options(FraudJob.DEFINITION));
    }

    @Test
    void everyOperatorHasThePinnedUidAndTheMaxParallelismIsExplicit() {
        UidPins.assertPinned(environment, StatePinsTest.class, "uids.txt");
    }

    @Test
    void recordsAreSentBetweenTasksOnlyWhereAShuffleNeedsIt() {
        ChainPins.assertPinned(environment, StatePinsTest.class, "chains.txt");
    }

    @Test
    void nothingBetweenOperatorsFallsToKryo() {
        PojoTypes.assertEdges(environment);
    }

    @Test
    void keysHashTheSameInEveryProcess() {
        KeyTypes.assertKeys(environment);
    }

    @Test
    void stateHasThePinnedFields() {
        Set<Class<?>> types = new HashSet<>(StateTypes.describedIn("dev.freshet.fraud", "dev.freshet.common"));
        types.addAll(StateTypes.keysOf(environment));
        FraudJob.DEFINITION.inputs().stream()
                .filter(topic -> topic.kind() == Topic.Kind.CONTROL)
                .map(Topic::recordType)
                .forEach(types::add);

        StateFields.assertPinned(StatePinsTest.class, "state-fields.txt", types.toArray(Class<?>[]::new));
    }
}
