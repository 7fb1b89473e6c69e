/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real cluster's REST interface; the main of these tests stands for the one that a job manager runs. */
class RecoveredJobTest {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MiniCluster cluster;

    private final JobID id = new JobID();

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new MiniCluster(
                new MiniClusterConfiguration.Builder().withRandomPorts().build());
        cluster.start();
    }

    @AfterAll
    static void closeCluster() throws Exception {
        cluster.close();
    }

    @Test
    void isAbsentOnTheFirstRunInAJobManager() throws Exception {
        assertThat(RecoveredJob.in(inJobManager())).isEqualTo(RecoveredJob.ABSENT);
    }

    @Test
    void isPresentWhenTheClusterRunsItAlready() throws Exception {
        JobGraph running = endlessJob();
        cluster.submitJob(running).get();

        assertThat(RecoveredJob.in(inJobManager())).isEqualTo(RecoveredJob.PRESENT);
        cluster.cancelJob(id).get();
    }

    @Test
    void isAbsentForAClientEvenIfAJobOfThisIdRuns() throws Exception {
        cluster.submitJob(endlessJob()).get();
        Configuration client = inJobManager().set(DeploymentOptions.TARGET, "remote");

        assertThat(RecoveredJob.in(client)).isEqualTo(RecoveredJob.ABSENT);
        cluster.cancelJob(id).get();
    }

    @Test
    void isUnknownWhenNobodyAnswers() throws Exception {
        Configuration wrong = inJobManager()
                .set(RestOptions.PORT, 1)
                .set(RestOptions.RETRY_MAX_ATTEMPTS, 1)
                .set(RestOptions.RETRY_DELAY, Duration.ofMillis(1));

        assertThat(RecoveredJob.in(wrong)).isEqualTo(RecoveredJob.UNKNOWN);
    }

    private Configuration inJobManager() throws Exception {
        URI rest = cluster.getRestAddress().get();
        return new Configuration()
                .set(DeploymentOptions.TARGET, "embedded")
                .set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString())
                .set(RestOptions.ADDRESS, rest.getHost())
                .set(RestOptions.PORT, rest.getPort());
    }

    private JobGraph endlessJob() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        environment.fromSequence(0, Long.MAX_VALUE).sinkTo(new DiscardingSink<>());
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        graph.setJobID(id);
        return graph;
    }
}
