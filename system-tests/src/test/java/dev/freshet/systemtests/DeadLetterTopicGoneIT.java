/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.kafka.embedded.BrokerSettings;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import dev.freshet.systemtests.process.ManagedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 22: nobody can write dead letters. The job fails and names the topic, and drops nothing once it can be written again.
 */
class DeadLetterTopicGoneIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void failsLoudlyAndGoesOnWhenTheTopicIsBack() throws Exception {
        SystemSettings settings = Systems.settings("dead-letter-topic-gone", seed);
        try (SystemUnderTest system = SystemUnderTest.prepare(settings)) {
            // Ten seconds instead of a minute until the producer gives up on a topic that is not there.
            system.submit(system.submission().set("kafka.max.block.ms=10000"));
            TopicAdmin topics = TopicAdmin.of(system.broker());
            String letters = letters(system);
            topics.delete(letters);
            Instant begin = Instant.now();
            system.feed();
            awaitFailure(system, letters);

            topics.create(letters, settings.partitions());
            assertRecovers("22 dead-letter topic gone", begin, system);
        }
    }

    @Test
    @Tag("full")
    void failsLoudlyAndGoesOnWhenTheRightToWriteIsBack() throws Exception {
        SystemSettings settings =
                Systems.settings("dead-letter-topic-forbidden", seed).broker(DeadLetterTopicGoneIT::askingForRights);
        try (SystemUnderTest system = SystemUnderTest.start(settings)) {
            TopicAdmin topics = TopicAdmin.of(system.broker());
            String letters = letters(system);
            Instant begin = Instant.now();
            topics.forbidWriting(letters);
            awaitFailure(system, letters, "TopicAuthorizationException");

            topics.allowWriting(letters);
            assertRecovers("22 dead-letter topic not writable", begin, system);
        }
    }

    /** Everybody may do everything to what nobody has a rule for. */
    private static BrokerSettings askingForRights(BrokerSettings broker) {
        return broker.withProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withProperty("allow.everyone.if.no.acl.found", "true");
    }

    private static String letters(SystemUnderTest system) {
        return system.definition().inputs().get(0).deadLetterName();
    }

    private static void awaitFailure(SystemUnderTest system, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(system.job().failures()).contains(words));
    }

    private static void assertRecovers(String fault, Instant begin, SystemUnderTest system) {
        system.job().awaitRecovery(0);
        assertThat(system.cluster().taskManagers())
                .as("which other jobs may share")
                .allMatch(ManagedProcess::isAlive);
        Systems.assertExact(fault, List.of(Duration.between(begin, Instant.now())), system.finish());
    }
}
