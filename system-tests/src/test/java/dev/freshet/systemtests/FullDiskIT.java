/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 13: the disk of the checkpoints is full, until somebody makes room. */
class FullDiskIT {

    private static final String FAULT = "13 checkpoint disk full";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Many times what the checkpoints of a minute take. */
    private static final int MEGABYTES = 32;

    @Test
    @Tag("full")
    void failsByNameWhileThereIsNoSpaceAndGoesOnWhenThereIs() throws Exception {
        SystemSettings settings = Systems.settings("disk-full", Systems.seed());
        Path checkpoints = settings.cluster().checkpoints();
        try (SmallDisk disk = SmallDisk.at(FAULT, checkpoints, MEGABYTES);
                SystemUnderTest system = SystemUnderTest.start(settings)) {
            SubmittedJob job = system.job();
            int failed = job.failedCheckpoints();
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                disk.fill(); // again, because a checkpoint that was under way makes room for the next
                assertThat(job.failures()).contains("Exceeded checkpoint tolerable failure threshold");
            });
            assertThat(job.failedCheckpoints()).as("failed checkpoints").isGreaterThan(failed);
            assertThat(system.cluster().jobManager().output())
                    .contains("Failed to trigger or complete checkpoint")
                    .contains("No space left on device");

            disk.free();
            Instant begin = Instant.now();
            job.awaitCheckpoints(3);
            Duration recovery = Duration.between(begin, Instant.now());

            Systems.assertExact(FAULT, List.of(recovery), system.finish());
        }
    }
}
