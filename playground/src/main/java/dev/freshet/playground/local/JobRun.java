/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import dev.freshet.common.delivery.LostTransactionException;
import dev.freshet.common.kafka.LostInputException;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.playground.cli.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that runs on a local cluster; closing cancels it and waits until it is gone. */
public final class JobRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How often a job is looked at that may be restarting; far less than Flink's delay and the start of tasks take. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final LocalEnvironment environment;
    private final JobClient client;
    private final CompletableFuture<JobExecutionResult> result;

    private JobRun(LocalEnvironment environment, JobClient client) {
        this.environment = environment;
        this.client = client;
        this.result = client.getJobExecutionResult();
    }

    /** Starts what the launch has built in the environment, and the cluster with it. */
    public static JobRun start(LocalEnvironment environment, JobLaunch launch) {
        try {
            return new JobRun(environment, environment.executeAsync(launch.name()));
        } catch (Exception failed) {
            throw new CommandFailure("Flink did not start: " + reason(failed), failed);
        }
    }

    /** Waits for the job's end; fails with the reason where it fails. */
    public void await() throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException failed) {
            throw new CommandFailure("The job failed: " + reason(failed), failed);
        }
    }

    /**
     * The same, and tells why Flink restarts the job, each time.
     *
     * @param restarts takes the reasons, of one line each
     */
    public void await(Consumer<String> restarts) throws InterruptedException {
        long told = 0;
        while (!endsWithin(LOOK_AGAIN)) {
            Optional<ErrorInfo> failure = environment.lastFailure(client.getJobID());
            if (failure.isPresent() && failure.get().getTimestamp() > told) {
                told = failure.get().getTimestamp();
                restarts.accept(reason(
                        failure.get().getException().deserializeError(getClass().getClassLoader())));
            }
        }
        await();
    }

    /** Waits so long for the job's end, in whatever way; false where it still runs. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        try {
            result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException running) {
            return false;
        }
    }

    @Override
    public void close() {
        if (result.isDone()) {
            return;
        }
        try {
            client.cancel().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException cancelled) {
            LOG.debug("the job was cancelled", cancelled);
        } catch (TimeoutException slow) {
            LOG.warn("The job does not stop; it ends with this process", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Flink wraps what happened in several layers that say nothing. Of a loss, the suite's own message says what to do;
     * otherwise the innermost cause says what happened, in its first line.
     */
    static String reason(Throwable failed) {
        Throwable root = failed;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostTransactionException || cause instanceof LostInputException) {
                return String.valueOf(cause.getMessage());
            }
            root = cause;
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
