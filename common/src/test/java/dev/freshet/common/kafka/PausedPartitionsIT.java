/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Watermarks are aligned while partitions end, one with each poll. The connector's own reader fails here in nearly every run:
 * it goes by the partitions it had when it was asked to pause them.
 */
@SuppressWarnings("try") // closing passes on whatever the connector's reader throws
class PausedPartitionsIT {

    private static final int PARTITIONS = 100;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String topic = KafkaFixture.uniqueName("paused");

    @BeforeEach
    void createTopic() {
        kafka.createTopic(topic, PARTITIONS);
    }

    @AfterEach
    void deleteTopic() {
        kafka.deleteTopics(topic);
    }

    @Test
    void aPartitionThatEndsWhileItIsToBePausedHarmsNobody() throws Exception {
        List<String> values = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<KafkaPartitionSplit> splits = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String value = "the only one of " + partition;
            values.add(value);
            records.add(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)));
            splits.add(new KafkaPartitionSplit(new TopicPartition(topic, partition), 0, 1));
        }
        kafka.produce(records);
        Output output = new Output(splits);

        try (SourceReader<String, KafkaPartitionSplit> reader = source().createReader(new Context())) {
            reader.start();
            reader.addSplits(splits);
            reader.notifyNoMoreSplits();
            InputStatus status = InputStatus.NOTHING_AVAILABLE;
            while (status != InputStatus.END_OF_INPUT) {
                reader.pauseOrResumeSplits(output.unfinished, List.of());
                reader.pauseOrResumeSplits(List.of(), output.unfinished);
                status = reader.pollNext(output);
            }
        }

        assertThat(output.values).containsExactlyInAnyOrderElementsOf(values);
    }

    private StrictKafkaSource<String> source() {
        KafkaSource<String> stock = KafkaSource.<String>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setTopics(topic)
                .setGroupId(topic)
                .setProperty("max.poll.records", "1")
                .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(StringDeserializer.class))
                .build();
        return new StrictKafkaSource<>(stock, topic, null);
    }

    /** Knows, as Flink's operator does, which partitions it has not been told to have ended. */
    private static final class Output implements ReaderOutput<String> {
        private final List<String> values = new ArrayList<>();
        private final Set<String> unfinished = new HashSet<>();

        Output(List<KafkaPartitionSplit> splits) {
            splits.forEach(split -> unfinished.add(split.splitId()));
        }

        @Override
        public void collect(String value) {
            values.add(value);
        }

        @Override
        public void collect(String value, long time) {
            values.add(value);
        }

        @Override
        public SourceOutput<String> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {
            unfinished.remove(split);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }

    /** The only subtask of a source that nobody coordinates. */
    private static final class Context implements SourceReaderContext {
        @Override
        public SourceReaderMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "localhost";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public int currentParallelism() {
            return 1;
        }

        @Override
        public void sendSplitRequest() {}

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {}

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
