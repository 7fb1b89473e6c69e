/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.link.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 14: Kafka takes results more slowly than they come. The job waits; it neither fails nor hoards. */
class BackPressureIT {

    private static final int RECORDS_PER_SECOND = 500;

    /** Less than what the results of so many records need. */
    private static final long BYTES_PER_SECOND = 100_000;

    /** Little is under way, here and in Flink's own buffers: a checkpoint waits until all of it has gone over the link. */
    private static final String[] SMALL_BUFFERS = {
        "kafka.buffer.memory=131072", "kafka.batch.size=16384", "sink.maximum-record-size=64 kb"
    };

    private static final Duration STANDSTILL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    @Tag("full")
    void completesCheckpointsInTheSameMemoryAndLosesNothing() throws Exception {
        long seed = Systems.seed();
        try (LinkedSystem linked = LinkedSystem.start(
                Systems.settings("back-pressure", seed)
                        .recordsPerSecond(RECORDS_PER_SECOND)
                        .cluster(cluster -> cluster.withOption("taskmanager.memory.segment-size", "4kb")
                                .withOption("taskmanager.network.memory.buffers-per-channel", "1")
                                .withOption("taskmanager.network.memory.floating-buffers-per-gate", "1")),
                SMALL_BUFFERS)) {
            SubmittedJob job = linked.system().job();
            linked.link().set(Condition.throttled(BYTES_PER_SECOND));
            int failed = job.failedCheckpoints();
            Duration before = job.backPressured();
            await("back-pressure")
                    .atMost(PATIENCE)
                    .until(() -> job.backPressured().minus(before).compareTo(STANDSTILL) > 0);
            TaskManagerMemory early = TaskManagerMemory.of(linked.system().cluster());
            job.awaitCheckpoints(1);
            Duration halfway = job.backPressured();
            await("more of it")
                    .atMost(PATIENCE)
                    .until(() -> job.backPressured().minus(halfway).compareTo(STANDSTILL) > 0);
            job.awaitCheckpoints(1);
            TaskManagerMemory late = TaskManagerMemory.of(linked.system().cluster());
            assertThat(job.failedCheckpoints()).as("failed checkpoints").isEqualTo(failed);
            assertThat(job.restores()).as("restarts").isZero();
            late.assertFlatSince(early);

            linked.link().set(Condition.GOOD);
            Instant begin = Instant.now();
            job.awaitCheckpoints(1);
            Duration recovery = Duration.between(begin, Instant.now());

            Systems.assertExact(
                    "14 back-pressure", List.of(recovery), linked.system().finish());
        }
    }
}
