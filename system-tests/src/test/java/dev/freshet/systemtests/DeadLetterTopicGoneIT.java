/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 22: nobody can write dead letters. The job fails and names the topic, and drops nothing once it is there again. */
class DeadLetterTopicGoneIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LETTERS = "ecommerce.events.v1.dlq";

    @Test
    @Tag("full")
    void failsLoudlyAndGoesOnWhenTheTopicIsBack() throws Exception {
        long seed = Systems.seed();
        try (SystemUnderTest system = SystemUnderTest.prepare(Systems.settings("dead-letter-topic-gone", seed))) {
            // Ten seconds instead of a minute until the producer gives up on a topic that is not there.
            system.submit(system.submission().set("kafka.max.block.ms=10000"));
            TopicAdmin topics = TopicAdmin.of(system.broker());
            topics.delete(LETTERS);
            Instant begin = Instant.now();
            system.feed();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(system.job().failures()).contains(LETTERS));

            topics.create(LETTERS, 4);
            system.job().awaitRecovery(0);

            Systems.assertExact(
                    "22 dead-letter topic gone", List.of(Duration.between(begin, Instant.now())), system.finish());
        }
    }
}
