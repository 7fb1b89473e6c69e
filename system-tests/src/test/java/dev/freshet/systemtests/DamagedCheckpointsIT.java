/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.check.Verdict;
import dev.freshet.systemtests.flink.JobSubmission;
import dev.freshet.systemtests.flink.RefusedSubmissionException;
import dev.freshet.systemtests.flink.SubmittedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 13: checkpoints cannot be written, or the newest one cannot be read. */
class DamagedCheckpointsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Systems.seed();

    /** A file stands where the directory was: nothing can be written or read there, by root neither. */
    @Test
    @Tag("full")
    void failsByNameWhileTheDirectoryIsGoneAndGoesOnWhenItIsBack() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("checkpoints-gone", seed))) {
            SubmittedJob job = system.job();
            Path checkpoints = system.cluster().settings().checkpoints();
            Path aside = checkpoints.resolveSibling("aside");
            Files.move(checkpoints, aside);
            Files.writeString(checkpoints, "no directory");
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(job.failures())
                    .contains("Exceeded checkpoint tolerable failure threshold")
                    .contains(checkpoints.toString()));

            Files.delete(checkpoints);
            Files.move(aside, checkpoints);
            Instant begin = Instant.now();
            job.awaitCheckpoints(3);
            Duration recovery = Duration.between(begin, Instant.now());

            Systems.assertExact("13 checkpoint directory gone", List.of(recovery), system.finish());
        }
    }

    @Test
    @Tag("full")
    void refusesADamagedCheckpointAndDoublesWhatCameAfterTheOneBefore() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(
                Systems.settings("checkpoint-damaged", seed).calmed())) {
            system.job().cancel();
            List<Path> newestFirst = system.cluster().retainedCheckpoints();
            assertThat(newestFirst).hasSize(3);
            Path newest = newestFirst.get(0);

            cutInHalf(stateFiles(newest));
            awaitFailingRestore(system.launch(from(system, newest)));
            cutInHalf(List.of(newest.resolve("_metadata")));
            assertThatThrownBy(() -> from(system, newest).submit(system.cluster()))
                    .isInstanceOf(RefusedSubmissionException.class)
                    .hasMessageContaining("Could not start the JobMaster")
                    .hasMessageContaining("EOFException");

            Instant begin = Instant.now();
            system.submit(from(system, newestFirst.get(1)));
            system.job().awaitCheckpoints(1);
            Duration recovery = Duration.between(begin, Instant.now());
            Verdict verdict = system.finish();
            Systems.note("13 newest checkpoint damaged, the one before", 1, List.of(recovery), verdict);
            assertThat(verdict.lost()).isZero();
            assertThat(verdict.wrong()).isZero();
            assertThat(verdict.doubled()).isPositive();
        }
    }

    private static JobSubmission from(SystemUnderTest system, Path checkpoint) {
        return system.submission().from(checkpoint.toUri().toString());
    }

    /** The job is there, and cannot begin. */
    private static void awaitFailingRestore(SubmittedJob job) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(job.failures())
                .contains("Could not restore keyed state backend"));
        job.cancel();
    }

    private static List<Path> stateFiles(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint)) {
            List<Path> found = files.filter(
                            file -> !file.getFileName().toString().equals("_metadata"))
                    .toList();
            // How many there are is RocksDB's affair: what it has written anew, and what is too small for a file of its
            // own.
            assertThat(found).as("state that can be damaged").isNotEmpty();
            return found;
        }
    }

    private static void cutInHalf(List<Path> files) throws IOException {
        for (Path file : files) {
            byte[] all = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(all, all.length / 2));
        }
    }
}
