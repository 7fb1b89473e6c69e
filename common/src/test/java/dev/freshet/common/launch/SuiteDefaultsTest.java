/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.CheckpointRetentionPolicy;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job that is submitted to a cluster with a configuration of its own really runs with. */
class SuiteDefaultsTest {

    @TempDir
    Path checkpoints;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MiniCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        Configuration own = new Configuration()
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        checkpoints.toUri().toString())
                .set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(7));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(own)
                .withRandomPorts()
                .build());
        cluster.start();
    }

    @AfterEach
    void closeCluster() throws Exception {
        cluster.close();
    }

    @Test
    void takeEffectWithTheSubmission() throws Exception {
        AccessExecutionGraph running = run(new Configuration());

        CheckpointCoordinatorConfiguration checkpointing = running.getCheckpointCoordinatorConfiguration();
        assertThat(checkpointing.getCheckpointInterval()).isEqualTo(10_000);
        assertThat(checkpointing.getCheckpointRetentionPolicy())
                .isEqualTo(CheckpointRetentionPolicy.RETAIN_ON_CANCELLATION);
        assertThat(checkpointing.isExactlyOnce()).isTrue();
        assertThat(running.getArchivedExecutionConfig().getRestartStrategyDescription())
                .contains("exponential delay: starting at PT1S", "with maximum PT1M", "resets after PT10M");
        assertThat(running.getStateBackendName()).contains("EmbeddedRocksDBStateBackend");
        assertThat(running.getAllVertices().values())
                .extracting(AccessExecutionJobVertex::getName, AccessExecutionJobVertex::getMaxParallelism)
                .containsExactly(tuple("Source: Sequence Source -> Sink: Writer", 128));
        assertThat(running.getArchivedExecutionConfig().getObjectReuseEnabled()).isTrue();
    }

    @Test
    void yieldToWhatTheSubmitterKnowsOfTheClusterButNotToWhatItDoesNot() throws Exception {
        Configuration known = new Configuration()
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(3))
                .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);

        CheckpointCoordinatorConfiguration checkpointing = run(known).getCheckpointCoordinatorConfiguration();

        assertThat(checkpointing.getCheckpointInterval()).isEqualTo(180_000);
        assertThat(checkpointing.isExactlyOnce()).as("a promise, no default").isTrue();
        assertThat(checkpointing.getCheckpointTimeout()).isEqualTo(300_000);
    }

    @Test
    void yieldToTheOlderNamesOfOptionsThatFlinkStillTakes() throws Exception {
        Configuration known = Configuration.fromMap(Map.of(
                "state.backend", "hashmap", "state.backend.incremental", "false", "restart-strategy", "fixed-delay"));

        AccessExecutionGraph running = run(known);

        assertThat(running.getStateBackendName()).contains("HashMapStateBackend");
        assertThat(running.getArchivedExecutionConfig().getRestartStrategyDescription())
                .contains("fixed delay");
        assertThat(SuiteDefaults.beside(known).getOptional(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                .isEmpty();
    }

    private AccessExecutionGraph run(Configuration known) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(known);
        environment.configure(SuiteDefaults.beside(environment.getConfiguration()));
        environment.setParallelism(1);
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .uid("numbers")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        cluster.submitJob(graph).get();
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> cluster.getJobStatus(graph.getJobID()).get() == JobStatus.RUNNING);
        return cluster.getExecutionGraph(graph.getJobID()).get();
    }
}
