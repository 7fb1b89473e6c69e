/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.contract.Topic;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 11: partitions are added to the topics that a job reads. Every record that goes there counts. */
class PartitionsAddedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MORE = 7;
    private static final long ENOUGH = 100;

    /** Records that a job finds after half a minute are then half an hour of event time behind, and not yet late. */
    private static final int RECORDS_PER_SECOND = 100;

    @Test
    @Tag("full")
    void losesNothingOfThem() throws Exception {
        long seed = Systems.seed();
        try (SystemUnderTest system = SystemUnderTest.start(
                Systems.settings("partitions-added", seed).calmed().recordsPerSecond(RECORDS_PER_SECOND))) {
            TopicAdmin topics = TopicAdmin.of(system.broker());
            Instant begin = Instant.now();
            List<String> inputs = system.definition().inputs().stream()
                    .filter(topic -> topic.kind() == Topic.Kind.EVENTS)
                    .map(Topic::name)
                    .toList();
            inputs.forEach(topic -> topics.enlarge(topic, MORE));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.ends(inputs.get(0)))
                    .hasSize(MORE)
                    .allSatisfy((partition, end) -> assertThat(end).isGreaterThan(ENOUGH)));
            system.job().awaitCheckpoints(2);
            Duration duration = Duration.between(begin, Instant.now());

            assertThat(system.job().restores()).isZero();
            Systems.assertExact("11 partitions added", List.of(duration), system.finish(MORE));
        }
    }
}
