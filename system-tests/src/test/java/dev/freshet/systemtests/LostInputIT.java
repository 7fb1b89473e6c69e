/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 12: input that the job had still to read is gone. It fails by name; it never goes on at another place. */
class LostInputIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EVENTS = "ecommerce.events.v1";

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void failsByNameWhenItsTopicIsDeleted() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("topic-deleted", seed))) {
            TopicAdmin.of(system.broker()).delete(EVENTS);

            awaitFailure(system.job(), EVENTS);
            Systems.failedLoudly("12 topic deleted");
        }
    }

    @Test
    @Tag("full")
    void failsByNameWhenRetentionPassedItsOffset() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("retention", seed))) {
            String savepoint = system.job().stopWithSavepoint();
            TopicAdmin.of(system.broker()).deleteAllRecords(EVENTS);

            SubmittedJob job = system.submission().from(savepoint).submit(system.cluster());

            awaitFailure(job, "topic " + EVENTS + " partition");
            Systems.failedLoudly("12 retention passed the offset");
        }
    }

    private static void awaitFailure(SubmittedJob job, String name) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(job.failures())
                .contains(name, "LostInputException"));
    }
}
