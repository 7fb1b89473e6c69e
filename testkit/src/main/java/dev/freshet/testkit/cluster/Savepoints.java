/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.awaitility.Awaitility;

/**
 * Savepoints that are one file each, to be kept beside the tests.
 *
 * <p>The runs store checkpoints in the job manager's memory, Flink's default: then a savepoint's metadata file holds the
 * state itself, up to 5 MB per state, and may be moved. The format is the canonical one, which every state backend restores.
 */
final class Savepoints {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long a job may take to fail whose savepoint was refused. */
    private static final Duration END = Duration.ofSeconds(20);

    /** The name that Flink insists on within a savepoint's directory. */
    private static final String METADATA = "_metadata";

    private Savepoints() {}

    /** Waits for the moment, stops the job with a savepoint, and leaves only the savepoint's file; rethrows what made the job fail. */
    static void write(MiniCluster cluster, JobClient job, Callable<Boolean> moment, Path file) throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> (moment.call() && allTasksRun(cluster, job)) || hasEnded(job));
        Path scratch = Files.createTempDirectory("freshet-savepoint-");
        Path directory = Path.of(URI.create(stop(cluster, job, scratch)));
        try (var files = Files.list(directory)) {
            if (files.count() != 1) {
                throw new IOException("state of more than 5 MB does not fit into the savepoint's metadata");
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.move(directory.resolve(METADATA), file, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(directory);
        Files.delete(scratch);
    }

    private static String stop(MiniCluster cluster, JobClient job, Path directory) throws Exception {
        try {
            return cluster.stopWithSavepoint(
                            job.getJobID(), directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            rethrowFailure(job);
            throw refused;
        }
    }

    /** A job that fails takes its savepoint with it, which does not say why. */
    private static void rethrowFailure(JobClient job) throws Exception {
        try {
            job.getJobExecutionResult().get(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException runs) {
            // Only the savepoint failed.
        }
    }

    /** A script may have been played before the last task came up, and Flink saves nothing until then. */
    private static boolean allTasksRun(MiniCluster cluster, JobClient job) throws Exception {
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job.getJobID()).get().getAllExecutionVertices()) {
            ExecutionState state = task.getExecutionState();
            if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEnded(JobClient job) throws Exception {
        JobStatus status = job.getJobStatus().get();
        return status.isGloballyTerminalState();
    }

    /** The configuration of a job that begins with the savepoint, and is refused if any of its state finds no operator. */
    static Configuration restoring(Configuration configuration, Path file) {
        try {
            Path directory = Files.createTempDirectory("freshet-restore-");
            Path copy = Files.copy(file, directory.resolve(METADATA));
            copy.toFile().deleteOnExit();
            directory.toFile().deleteOnExit();
            return configuration
                    .set(StateRecoveryOptions.SAVEPOINT_PATH, directory.toUri().toString())
                    .set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
