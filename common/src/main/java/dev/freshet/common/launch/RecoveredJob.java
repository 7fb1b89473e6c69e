/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this run of {@code main} repeats one whose job the cluster has recovered already.
 *
 * <p>In application mode the job manager runs {@code main}. With high availability the next one, after a failure, recovers
 * the job from its store and only then runs {@code main} again, which Flink attaches to the recovered job. A preflight in
 * that run has nothing to decide any more. Worse, it would see the job's own new transactions and take it for a twin, and to
 * refuse would end the job manager, so that the same would happen to the next, and so on.
 *
 * <p>Everywhere else the job in question is not there yet: a client submits it, or the job manager is the first.
 */
enum RecoveredJob {
    /** The job is to be submitted. */
    ABSENT,
    /** The job has been recovered and is on its way. */
    PRESENT,
    /** The cluster did not say. */
    UNKNOWN;

    private static final Logger LOG = LoggerFactory.getLogger(RecoveredJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Asks the cluster that runs this {@code main}, if one does, for the job whose id it has fixed. */
    static RecoveredJob in(ReadableConfig environment) {
        Optional<JobID> fixed = environment
                .getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)
                .map(JobID::fromHexString);
        boolean inJobManager = EmbeddedExecutor.NAME.equals(environment.get(DeploymentOptions.TARGET));
        return inJobManager && fixed.isPresent()
                ? ask(Configuration.fromMap(environment.toMap()), fixed.get())
                : ABSENT;
    }

    private static RecoveredJob ask(Configuration cluster, JobID job) {
        try (RestClusterClient<String> client = new RestClusterClient<>(cluster, "this application")) {
            Collection<JobStatusMessage> jobs = client.listJobs().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return jobs.stream().anyMatch(known -> known.getJobId().equals(job)) ? PRESENT : ABSENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        } catch (Exception e) {
            LOG.warn("The cluster does not say whether it has recovered this job already", e);
            return UNKNOWN;
        }
    }
}
