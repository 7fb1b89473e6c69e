/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.JobSubmission;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.process.JvmFigures;
import dev.freshet.systemtests.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fault 20: the job fails fifty times in one and the same task manager, which has to come back to what it was each time. */
class ManyRestartsIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManyRestartsIT.class);

    /** By then everything has been loaded and every pool has been filled that lives longer than a job's attempt. */
    private static final int WARM = 10;

    private static final int RESTARTS = 50;
    private static final long MEGABYTE = 1_024;

    @Test
    @Tag("full")
    void leaveNothingBehind() throws Exception {
        SystemSettings settings = Systems.settings("many-restarts", Systems.seed())
                .cluster(cluster -> cluster.withTaskManagers(1).withSlots(2));
        Path signal = settings.directory().resolve("signal");
        List<Duration> recoveries = new ArrayList<>();
        try (SystemUnderTest system = SystemUnderTest.prepare(settings)) {
            system.submit(faulty(system, settings, signal));
            system.feed();
            system.job().awaitCheckpoints(3);
            ManagedProcess taskManager = system.cluster().taskManagers().get(0);

            restart(system, signal, WARM, recoveries);
            JvmFigures warm = figures(taskManager);
            restart(system, signal, RESTARTS - WARM, recoveries);
            JvmFigures old = figures(taskManager);

            assertFlat(warm, old);
            Systems.assertExact("20 many restarts in one task manager", recoveries, system.finish());
        }
    }

    private static JobSubmission faulty(SystemUnderTest system, SystemSettings settings, Path signal) {
        Path jar = JobJar.withClass(
                settings.jobJar(), settings.directory().resolve("faulty-job.jar"), FaultyPartitioner.class);
        return system.submission()
                .with(jar)
                .set(
                        "kafka.partitioner.class=" + FaultyPartitioner.class.getName(),
                        "kafka." + FaultyPartitioner.SIGNAL + "=" + signal);
    }

    private static void restart(SystemUnderTest system, Path signal, int times, List<Duration> recoveries)
            throws IOException {
        SubmittedJob job = system.job();
        for (int count = 0; count < times; count++) {
            int restores = job.restores();
            Instant begin = Instant.now();
            Files.createFile(signal);
            job.awaitRecovery(restores + 1);
            recoveries.add(Duration.between(begin, Instant.now()));
        }
        assertThat(job.failures()).contains(FaultyPartitioner.MESSAGE);
    }

    private static JvmFigures figures(ManagedProcess taskManager) {
        assertThat(taskManager.isAlive()).as("the same task manager").isTrue();
        JvmFigures figures = JvmFigures.of(taskManager);
        LOG.info("{}", figures);
        return figures;
    }

    private static void assertFlat(JvmFigures warm, JvmFigures old) {
        assertThat(old.metaspaceKilobytes()).as("metaspace").isLessThan(warm.metaspaceKilobytes() + 16 * MEGABYTE);
        assertThat(old.heapKilobytes()).as("heap").isLessThan(warm.heapKilobytes() + 32 * MEGABYTE);
        assertThat(old.threads()).as("threads").isLessThan(warm.threads() + 20);
        assertThat(old.openFiles()).as("open files").isLessThan(warm.openFiles() + 20);
    }
}
