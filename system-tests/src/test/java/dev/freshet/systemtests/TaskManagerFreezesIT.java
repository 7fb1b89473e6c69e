/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.process.ManagedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 4: a task manager stands still until others have taken its work, and goes on as if nothing had happened. */
class TaskManagerFreezesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern FENCED = Pattern.compile("ProducerFenced|InvalidProducerEpoch");
    private static final Pattern GIVEN_UP = Pattern.compile("switched from RUNNING to (FAILED|CANCELING|CANCELED)");
    private static final String BEGUN_ANEW = "Successful registration at resource manager";

    @Test
    @Tag("full")
    void theZombieGivesUpAndNothingOfItIsCommitted() throws Exception {
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
            int words = zombie.output().length();
            zombie.thaw();
            job.awaitCheckpoints(3);
            await("the zombie to be refused, or to give up and begin anew")
                    .atMost(PATIENCE)
                    .until(() -> isHarmless(zombie.output().substring(words)));
            assertThat(job.taskManagers()).as("who works now").doesNotContain(zombie.name());

            Systems.assertExact("4 task manager freezes", List.of(recovery), system.finish());
        }
    }

    /**
     * Which of the two comes first is open: that Kafka refuses what its producers had still to send, which may end the whole
     * process, or that it finds its job manager gone.
     */
    private static boolean isHarmless(String words) {
        boolean begunAnew = GIVEN_UP.matcher(words).find() && words.contains(BEGUN_ANEW);
        return begunAnew || FENCED.matcher(words).find();
    }
}
