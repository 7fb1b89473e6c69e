/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.common.kafka.TopicSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A whole job for tests, from one topic to another: source, dead letters, encoder, exactly-once sink. It checkpoints only
 * when it is told to, and restarts again and again unless it must not.
 */
record CopyJob(
        KafkaSettings kafka, SourceSettings source, SinkSettings sink, String from, String to, Path checkpoints) {

    static final JobIdentity IDENTITY = new JobIdentity("copy", "1.2.3");

    Topic<Reading> input() {
        return Topic.events(from, Reading.class)
                .key(Reading::sensor)
                .time(Reading::eventTime)
                .id(Reading::eventId);
    }

    Topic<Reading> output() {
        return Topic.output(to, Reading.class).key(Reading::sensor).time(Reading::eventTime);
    }

    CopyJob from(String other) {
        return new CopyJob(kafka, source, sink, other, to, checkpoints);
    }

    JobID start(MiniCluster cluster, @Nullable String restoreFrom) throws Exception {
        JobGraph graph = graph();
        if (restoreFrom != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(restoreFrom));
        }
        cluster.submitJob(graph).get();
        return graph.getJobID();
    }

    /** Takes the state without committing its transactions: a savepoint has no side effects. */
    String savepoint(MiniCluster cluster, JobID job) throws Exception {
        return cluster.triggerSavepoint(job, checkpoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
    }

    private JobGraph graph() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(1);
        env.enableCheckpointing(Duration.ofHours(1).toMillis());
        DataStream<Decoded<Reading>> decoded = env.fromSource(
                        new TopicSource(kafka, source, Clock.systemUTC()).events(input()),
                        WatermarkStrategy.<Decoded<Reading>>noWatermarks()
                                .withTimestampAssigner((record, timestamp) -> record.isAccepted()
                                        ? record.accepted().eventTime().toEpochMilli()
                                        : timestamp),
                        "source")
                .uid("source");
        values(decoded)
                .flatMap(OutputEncoder.of(output(), IDENTITY, sink.maximumRecordBytes(), Clock.systemUTC()))
                .name("encode")
                .uid("encode")
                .union(rejections(decoded)
                        .flatMap(new DeadLetterEncoder(IDENTITY, sink.maximumRecordBytes(), Clock.systemUTC()))
                        .name("dead-letters")
                        .uid("dead-letters"))
                .sinkTo(OutputSink.exactlyOnce(kafka, sink, IDENTITY, Set.of(to, from + ".dlq"), Clock.systemUTC()))
                .name("sink")
                .uid("sink");
        return env.getStreamGraph().getJobGraph();
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 100);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        return configuration;
    }

    private static DataStream<Reading> values(DataStream<Decoded<Reading>> decoded) {
        return decoded.flatMap((Decoded<Reading> record, Collector<Reading> out) -> {
                    if (record.isAccepted()) {
                        out.collect(record.accepted());
                    }
                })
                .returns(Reading.class)
                .name("values")
                .uid("values");
    }

    private static DataStream<Rejection> rejections(DataStream<Decoded<Reading>> decoded) {
        return decoded.flatMap((Decoded<Reading> record, Collector<Rejection> out) -> {
                    if (record.rejection() != null) {
                        out.collect(record.rejection());
                    }
                })
                .returns(Rejection.class)
                .name("rejections")
                .uid("rejections");
    }
}
