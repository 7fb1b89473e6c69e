/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.kafka.KafkaSettings;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The connector's sink, with a writer whose end harms nobody else, and, for transactions, with a committer that never loses one in
 * silence.
 *
 * <p>States, serializers and the co-location of writer and committer are the connector's own.
 */
final class StrictKafkaSink
        implements Sink<OutputRecord>,
                SupportsWriterState<OutputRecord, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {

    private static final long serialVersionUID = 1L;

    private final KafkaSink<OutputRecord> stock;
    private final Committers committers;

    private StrictKafkaSink(KafkaSink<OutputRecord> stock, Committers committers) {
        this.stock = stock;
        this.committers = committers;
    }

    /** A sink without transactions: there is nothing to commit. */
    static StrictKafkaSink atLeastOnce(KafkaSink<OutputRecord> stock) {
        return new StrictKafkaSink(stock, stock::createCommitter);
    }

    static StrictKafkaSink exactlyOnce(
            KafkaSink<OutputRecord> stock,
            KafkaSettings kafka,
            SinkSettings settings,
            JobIdentity job,
            List<String> topics,
            Clock clock) {
        return new StrictKafkaSink(stock, context -> {
            GapReporter reporter = new StatusTopicReporter(
                    OutputSink.producerProperties(kafka, settings), LostTransaction.topic(settings.statusTopic()));
            return new StrictKafkaCommitter(
                    stock.createCommitter(context),
                    new CoordinatorInquiry(kafka.clientProperties()),
                    new LostTransactionJudge(settings, job, topics, reporter, clock));
        });
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return committers.create(context);
    }

    @Override
    public StatefulSinkWriter<OutputRecord, KafkaWriterState> createWriter(WriterInitContext context)
            throws IOException {
        return StrictKafkaWriter.of(stock.createWriter(context));
    }

    @Override
    public StatefulSinkWriter<OutputRecord, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> recoveredState) {
        return StrictKafkaWriter.of(stock.restoreWriter(context, recoveredState));
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committables) {
        stock.addPostCommitTopology(committables);
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return stock.getCommittableSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return stock.getWriterStateSerializer();
    }

    /** On a task manager. */
    private interface Committers extends Serializable {

        Committer<KafkaCommittable> create(CommitterInitContext context);
    }
}
