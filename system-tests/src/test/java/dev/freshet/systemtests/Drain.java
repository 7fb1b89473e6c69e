/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How fast the job is, by records that lie in Kafka when it starts. Its results have to be right as well.
 *
 * @param duration from when all tasks run until a checkpoint holds the last record
 * @param sent reference data and what lay in Kafka
 */
record Drain(Duration duration, List<Input> sent) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * One job, from its start until it has drained.
     *
     * @param injected 1 where the records are themselves a fault, 0 where they are what it is compared with
     * @param look at the system by the end
     */
    static Drain of(String what, int injected, SystemSettings settings, int records, Consumer<SystemUnderTest> look)
            throws Exception {
        try (SystemUnderTest system =
                SystemUnderTest.prepare(settings.cluster(cluster -> cluster.withTaskManagers(2)))) {
            system.feed(records);
            List<Input> sent = system.sentSoFar();
            system.submit(system.submission().set("source.reference-idle-timeout=1 s")); // all of the catalog is there
            Instant begin = Instant.now();
            String input = system.definition().inputs().get(0).name();
            TopicAdmin.of(system.broker()).awaitRead(input, system.definition().name(), PATIENCE);
            Duration duration = Duration.between(begin, Instant.now());
            Systems.tell(what + ", time to drain", String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0));
            Systems.assertExact(what, injected, List.of(), system.finish());
            look.accept(system);
            return new Drain(duration, sent);
        }
    }
}
