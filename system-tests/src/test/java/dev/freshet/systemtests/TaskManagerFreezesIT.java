/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.process.ManagedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 4: a task manager stands still until others have taken its work, and goes on as if nothing had happened. */
class TaskManagerFreezesIT {

    @Test
    @Tag("full")
    void fencesTheZombie() throws Exception {
        long seed = Systems.seed();
        Duration transactionTimeout = Duration.ofSeconds(30);
        try (SystemUnderTest system = SystemUnderTest.start(
                Systems.settings("task-manager-freezes", seed),
                "sink.transaction-timeout=" + transactionTimeout.toSeconds() + " s",
                "preflight.expected-restart-time=10 s")) {
            SubmittedJob job = system.job();
            int restores = job.restores();
            ManagedProcess zombie = system.cluster().taskManagerOf(job, new Random(seed));

            Instant begin = Instant.now();
            zombie.freeze();
            job.awaitRecovery(restores + 1);
            Duration recovery = Duration.between(begin, Instant.now());
            Moments.pass(transactionTimeout.plusSeconds(10).minus(recovery));
            zombie.thaw();
            job.awaitCheckpoints(3);

            Systems.assertExact("4 task manager freezes", List.of(recovery), system.finish());
        }
    }
}
