/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.awaitility.Awaitility;

/** A Flink cluster in this JVM, and what tests want to know of its jobs. */
record TestCluster(MiniCluster cluster) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static TestCluster start() throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .withRandomPorts()
                .setNumSlotsPerTaskManager(4)
                .build());
        cluster.start();
        return new TestCluster(cluster);
    }

    void awaitRunning(JobID job) {
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> isRunning(job));
    }

    /** A job that is still being set up has no vertices yet. */
    private boolean isRunning(JobID job) throws Exception {
        var vertices = cluster.getExecutionGraph(job).get().getAllVertices().values();
        return !vertices.isEmpty()
                && vertices.stream().allMatch(vertex -> vertex.getAggregateState() == ExecutionState.RUNNING);
    }

    /** Takes checkpoints, each of which commits what came before it, until the condition holds. */
    void checkpointUntil(JobID job, Callable<Boolean> condition) {
        awaitRunning(job);
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> {
            cluster.triggerCheckpoint(job).get();
            return condition.call();
        });
    }

    void stop(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    JobResult awaitEnd(JobID job) throws Exception {
        return cluster.requestJobResult(job).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String failureOf(JobID job) throws Exception {
        return awaitEnd(job).getSerializedThrowable().orElseThrow().getFullStringifiedStackTrace();
    }

    void close() throws Exception {
        cluster.close();
    }
}
