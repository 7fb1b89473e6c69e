/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How fast the job is, by records that lie in Kafka when it starts. Its results have to be right as well. */
final class Drain {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Drain() {}

    /** How long the job takes for so many, from when all its tasks run until a checkpoint holds the last. */
    static Duration of(String what, SystemSettings settings, int records) throws Exception {
        try (SystemUnderTest system =
                SystemUnderTest.prepare(settings.cluster(cluster -> cluster.withTaskManagers(2)))) {
            system.feed(records);
            system.submit(system.submission().set("source.reference-idle-timeout=1 s")); // all of the catalog is there
            Instant begin = Instant.now();
            TopicAdmin.of(system.broker()).awaitRead(EcommerceTopics.EVENTS.name(), "ecommerce", PATIENCE);
            Duration drain = Duration.between(begin, Instant.now());

            Systems.assertExact(what + ", time to drain", List.of(drain), system.finish());
            return drain;
        }
    }
}
