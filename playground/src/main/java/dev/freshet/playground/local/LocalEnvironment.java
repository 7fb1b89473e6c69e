/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job in a cluster inside this process, which can be asked why the job failed while it is restarted: Flink's own
 * local environment keeps its cluster to itself.
 */
// That closing may be interrupted is Flink's contract.
@SuppressWarnings("try")
public final class LocalEnvironment extends StreamExecutionEnvironment {

    private final Cluster cluster;

    LocalEnvironment(Configuration configuration) {
        this(new Cluster(), configuration);
    }

    private LocalEnvironment(Cluster cluster, Configuration configuration) {
        super(cluster, local(configuration), null);
        this.cluster = cluster;
    }

    private static Configuration local(Configuration configuration) {
        Configuration local = new Configuration(configuration);
        local.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
        local.set(DeploymentOptions.ATTACHED, true);
        return local;
    }

    /** How the job failed last; empty where it has not, or the cluster is gone. */
    Optional<ErrorInfo> lastFailure(JobID job) throws InterruptedException {
        MiniCluster running = cluster.running;
        if (running == null || !running.isRunning()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(running.getExecutionGraph(job).get().getFailureInfo());
        } catch (ExecutionException | IllegalStateException ended) {
            return Optional.empty();
        }
    }

    /** Flink's local executor with a cluster that is remembered. */
    private static final class Cluster implements PipelineExecutorServiceLoader, PipelineExecutorFactory {

        private volatile @Nullable MiniCluster running;

        @Override
        public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
            return this;
        }

        @Override
        public Stream<String> getExecutorNames() {
            return Stream.of(getName());
        }

        @Override
        public String getName() {
            return LocalExecutor.NAME;
        }

        @Override
        public boolean isCompatibleWith(Configuration configuration) {
            return Objects.equals(configuration.get(DeploymentOptions.TARGET), getName());
        }

        @Override
        public PipelineExecutor getExecutor(Configuration configuration) {
            return LocalExecutor.createWithFactory(configuration, this::create);
        }

        private MiniCluster create(MiniClusterConfiguration configuration) {
            MiniCluster created = new MiniCluster(configuration);
            running = created;
            return created;
        }
    }
}
