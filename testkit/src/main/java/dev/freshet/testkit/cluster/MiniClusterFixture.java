/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/**
 * A Flink cluster inside this JVM, shared by all its tests: two task managers with two slots each, so that records cross
 * from one to the other as they do in production.
 *
 * <pre>{@code
 * PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT);
 * Collected<Order> orders = run.collect("orders", OrdersPipeline.build(run.input("events", ShopEvent.class, script)));
 * run.execute();
 * }</pre>
 */
public final class MiniClusterFixture {

    private final MiniCluster cluster;

    private MiniClusterFixture(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** The cluster of this JVM, started by the first test that asks for it; it ends with the JVM. */
    public static MiniClusterFixture shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final MiniClusterFixture INSTANCE = start(2, 2);
    }

    private static MiniClusterFixture start(int taskManagers, int slots) {
        Configuration configuration = new Configuration()
                .set(RestOptions.BIND_PORT, "0")
                .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .build());
        try {
            cluster.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the local Flink cluster does not start", failed);
        }
        return new MiniClusterFixture(cluster);
    }

    /** A new job, to be given inputs and outputs and then executed. */
    public PipelineRun run(RunSettings settings) {
        return run(PipelineRun.configuration(settings), settings);
    }

    /** A new job that starts with the state of a savepoint; all of the savepoint's state has to find its operator. */
    public PipelineRun restore(Path savepoint, RunSettings settings) {
        return run(Savepoints.restoring(PipelineRun.configuration(settings), savepoint), settings);
    }

    private PipelineRun run(Configuration configuration, RunSettings settings) {
        return new PipelineRun(
                cluster,
                new TestStreamEnvironment(cluster, configuration, settings.parallelism(), List.of(), List.of()));
    }
}
