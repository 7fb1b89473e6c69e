/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults 2 and 3: the job manager dies, and everything at once. Without high availability an operator resubmits. */
class EverythingDiesIT {

    private final long seed = Systems.seed();

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("gate")
    void everythingDiesAndTheJobGoesOnFromItsNewestCheckpoint(Subject subject) throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("everything-dies", seed, subject))) {
            Instant begin = Instant.now();
            system.cluster().killAll();
            system.broker().kill();

            system.broker().restart();
            system.cluster().restartAll();
            system.submit(system.submission().from(system.cluster().newestCheckpoint()));
            system.job().awaitCheckpoints(1);
            Duration recovery = Duration.between(begin, Instant.now());

            Systems.assertExact(Systems.of("3 everything dies", subject), List.of(recovery), system.finish());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("full")
    void theJobManagerDiesAndTheJobGoesOnFromItsNewestCheckpoint(Subject subject) throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("job-manager-dies", seed, subject))) {
            Instant begin = Instant.now();
            system.cluster().jobManager().kill();
            system.cluster().restartJobManager();
            system.cluster().awaitTaskManagers(system.cluster().taskManagers().size());
            system.submit(system.submission().from(system.cluster().newestCheckpoint()));
            system.job().awaitCheckpoints(1);
            Duration recovery = Duration.between(begin, Instant.now());

            Systems.assertExact(Systems.of("2 job manager dies", subject), List.of(recovery), system.finish());
        }
    }
}
