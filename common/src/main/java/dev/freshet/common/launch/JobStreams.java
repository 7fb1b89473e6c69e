/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.delivery.DeadLetterEncoder;
import dev.freshet.common.delivery.OutputEncoder;
import dev.freshet.common.delivery.OutputRecord;
import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.kafka.ControlSource;
import dev.freshet.common.kafka.ReferenceSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The topics of a job as streams: what it reads, and where it puts what it writes.
 *
 * <p>All that is written goes through one transactional sink, so that the results of a checkpoint become visible together.
 */
public final class JobStreams {

    private final StreamExecutionEnvironment environment;
    private final KafkaConnections connections;
    private final Options options;
    private final List<DataStream<OutputRecord>> written = new ArrayList<>();
    private final List<Runnable> loads = new ArrayList<>();

    JobStreams(StreamExecutionEnvironment environment, KafkaConnections connections, Options options) {
        this.environment = environment;
        this.connections = connections;
        this.options = options;
    }

    /** The records of a topic, decoded or rejected, with watermarks per partition. */
    public <T> DataStream<Decoded<T>> read(Topic<T> topic) {
        requireServed(topic);
        return from(connections.topics().events(topic), topic, connections.watermarks(topic::timeOf));
    }

    /** The same, each record with when Kafka got it. */
    public <T> DataStream<Decoded<Received<T>>> readReceived(Topic<T> topic) {
        requireServed(topic);
        return from(
                connections.topics().received(topic),
                topic,
                connections.<Received<T>>watermarks(received -> topic.timeOf(received.value())));
    }

    /** The changes of a compacted topic, decoded or rejected; a tombstone is a deletion. */
    public <T> DataStream<Decoded<Change<T>>> readChanges(Topic<T> topic) {
        requireServed(topic);
        ReferenceSource<T> changes = connections.topics().changes(topic);
        return from(changes.source(), topic, connections.referenceWatermarks(Change<T>::time, changes.progress()));
    }

    /**
     * The documents of a control topic. What lies in it is known before the job begins, if its launch may ask Kafka; else it
     * comes like all that follows, and events may come before.
     */
    public <T> ControlInput<T> readControl(Topic<T> topic) {
        requireServed(topic);
        ControlSource<T> control = connections.topics().control(topic);
        ControlSnapshot<T> snapshot =
                ControlSnapshot.of(topic, environment.getConfig().getSerializerConfig());
        loads.add(() -> snapshot.fill(control.load().now()));
        DataStream<Decoded<Change<T>>> documents = from(
                        control.source(), topic, connections.controlWatermarks(Change<T>::time))
                .setParallelism(1);
        return new ControlInput<>(snapshot, documents);
    }

    /** Writes rows to an output topic; one that is too large for Kafka becomes a dead letter of that topic. */
    public <T> void write(Topic<T> topic, DataStream<T> rows) {
        requireServed(topic);
        encoded(
                topic.entity() + "-encode",
                rows,
                OutputEncoder.of(topic, connections.identity(), connections.maximumRecordBytes(), Clock.systemUTC()));
    }

    /** Writes records that came too late to the late topic of their input. */
    public <T> void writeLate(Topic<T> topic, DataStream<T> late) {
        encoded(
                topic.entity() + "-late-encode",
                late,
                OutputEncoder.ofLate(
                        topic, connections.identity(), connections.maximumRecordBytes(), Clock.systemUTC()));
    }

    /** Writes records that were refused to the dead-letter topic of their input. */
    public void writeDeadLetters(Topic<?> topic, DataStream<Rejection> rejections) {
        encoded(
                topic.entity() + "-dlq-encode",
                rejections,
                new DeadLetterEncoder(connections.identity(), connections.maximumRecordBytes(), Clock.systemUTC()));
    }

    /** Writes what became of the documents of a control topic to its status topic. */
    public void writeReceipts(Topic<?> topic, DataStream<DocumentReceipt> receipts) {
        // They come from one subtask; those of one document have to stay in order on the way to the sink's many.
        write(DocumentReceipt.topicOf(topic), receipts.keyBy(DocumentReceipt::key, Types.STRING));
    }

    public Options options() {
        return options;
    }

    /** How the entry of every input treats late and doubled records. */
    public EntrySettings entrySettings() {
        Duration lateness = options.get(SuiteOptions.ALLOWED_LATENESS);
        return UsageException.unlessValid(
                () -> new EntrySettings(lateness, options.getOr(SuiteOptions.DEDUP_HORIZON, lateness)));
    }

    /** Reads what lies in the control topics; to be called before the graph is submitted, which carries it. */
    void loadControls() {
        loads.forEach(Runnable::run);
    }

    /** Puts the one sink behind all that was written. */
    void connectSink() {
        DataStream<OutputRecord> all =
                written.stream().reduce((left, right) -> left.union(right)).orElseThrow();
        all.sinkTo(connections.sink()).name("kafka-sink").uid("kafka-sink");
    }

    /** Neither the documentation nor the preflight would know of it. */
    private static void requireServed(Topic<?> topic) {
        if (topic.isPlanned()) {
            throw new IllegalArgumentException(
                    topic + " is marked as planned; take the mark away where the job serves it");
        }
    }

    private <V> SingleOutputStreamOperator<Decoded<V>> from(
            Source<Decoded<V>, ?, ?> source, Topic<?> topic, WatermarkStrategy<Decoded<V>> watermarks) {
        String name = topic.entity() + "-source";
        return environment.fromSource(source, watermarks, name).uid(name);
    }

    private <T> void encoded(String name, DataStream<T> stream, FlatMapFunction<T, OutputRecord> encoder) {
        written.add(stream.flatMap(encoder)
                .returns(TypeInformation.of(OutputRecord.class))
                .name(name)
                .uid(name));
    }
}
