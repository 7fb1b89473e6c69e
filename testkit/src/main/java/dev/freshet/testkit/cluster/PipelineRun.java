/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import dev.freshet.testkit.harness.FilesInMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One job with scripted inputs and collected outputs. Generic types and generated uids are refused, as in every job, and
 * a failure is not retried.
 */
public final class PipelineRun {

    private static final int MAX_PARALLELISM = 128;

    private final String id = UUID.randomUUID().toString();
    private final MiniCluster cluster;
    private final StreamExecutionEnvironment environment;
    private final List<String> inputs = new ArrayList<>();
    private boolean holds;

    PipelineRun(MiniCluster cluster, StreamExecutionEnvironment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    static Configuration configuration(RunSettings settings) {
        return new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.OBJECT_REUSE, settings.objectReuse())
                .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
                .set(StateBackendOptions.STATE_BACKEND, settings.store().type())
                // The cluster's managed memory is too little for a RocksDB per task: each would write all the time.
                .set(RocksDBOptions.USE_MANAGED_MEMORY, false)
                .set(RocksDBOptions.OPTIONS_FACTORY, FilesInMemory.class.getName())
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }

    /** For pipelines that need the environment itself. */
    public StreamExecutionEnvironment environment() {
        return environment;
    }

    /** A stream that plays the script; the name is its uid. */
    public <T> SingleOutputStreamOperator<T> input(String name, Class<T> type, Script<T> script) {
        return input(name, TypeInformation.of(type), script);
    }

    /** A stream that plays the script; the name is its uid. */
    public <T> SingleOutputStreamOperator<T> input(String name, TypeInformation<T> type, Script<T> script) {
        inputs.add(RunRegistry.qualified(id, name));
        holds |= script.holds();
        ScriptSource<T> source = new ScriptSource<>(
                id, name, script, type, environment.getConfig().getSerializerConfig());
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), name, type)
                .uid(name)
                .setParallelism(1);
    }

    /** Collects a stream; the name is the sink's uid. */
    public <T> Collected<T> collect(String name, DataStream<T> stream) {
        String qualified = RunRegistry.qualified(id, name);
        var serializer =
                stream.getType().createSerializer(environment.getConfig().getSerializerConfig());
        stream.sinkTo(new CollectSink<>(qualified, serializer)).name(name).uid(name);
        return new Collected<>(RunRegistry.output(qualified));
    }

    /** Runs the job until all inputs have ended; rethrows what made it fail. */
    public void execute() throws Exception {
        try {
            environment.execute();
        } finally {
            RunRegistry.forget(id);
        }
    }

    /**
     * Runs the job until every script has been played, then stops it with a savepoint.
     *
     * @return the savepoint: one file of this name, which holds all state
     * @throws IllegalStateException if no script {@linkplain Script#hold holds}: the job could end before its savepoint
     */
    public Path executeAndSave(Path file) throws Exception {
        if (!holds) {
            throw new IllegalStateException("the job could end before its savepoint: one script has to hold()");
        }
        JobClient job = environment.executeAsync();
        try {
            Savepoints.write(
                    cluster,
                    job,
                    () -> inputs.stream()
                            .allMatch(input -> RunRegistry.played(input).isDone()),
                    file);
        } finally {
            RunRegistry.forget(id);
        }
        return file;
    }
}
