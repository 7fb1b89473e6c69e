/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition may end with markers of transactions, or with records that were aborted; nobody can wait for those. */
class LastRecordsIT {

    private static final int PARTITIONS = 4;

    /** More than the first look at the end can hold. */
    private static final int MANY = 1_000;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String topic = KafkaFixture.uniqueName("last");

    @BeforeEach
    void createTopic() {
        kafka.createTopic(topic, PARTITIONS);
    }

    @AfterEach
    void deleteTopic() {
        kafka.deleteTopics(topic);
    }

    @Test
    void namesTheLastRecordOfEachPartitionThatHoldsOne() {
        kafka.produce(records(0, 3));
        kafka.produce(records(1, 3));
        kafka.produceAborted(
                Stream.concat(records(1, MANY).stream(), records(2, 1).stream()).toList());

        assertThat(lastOf(splitsFrom(0))).isEqualTo(Map.of(partition(0), 2L, partition(1), 2L));
    }

    @Test
    void leavesOutWhatLiesBeforeTheBeginning() {
        kafka.produce(records(0, 3));
        kafka.produceAborted(records(0, 1));

        assertThat(lastOf(splitsFrom(3))).isEmpty();
        assertThat(lastOf(splitsFrom(2))).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void beginsAtTheFirstRecordWhereTheSplitSaysSo() {
        kafka.produce(records(0, 3));

        assertThat(lastOf(splitsFrom(KafkaPartitionSplit.EARLIEST_OFFSET))).isEqualTo(Map.of(partition(0), 2L));
    }

    private Map<TopicPartition, Long> lastOf(List<KafkaPartitionSplit> splits) {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrapServers());
        try (LastRecords records = new LastRecords(client)) {
            return records.of(splits);
        }
    }

    private List<KafkaPartitionSplit> splitsFrom(long offset) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new KafkaPartitionSplit(partition(number), offset))
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> records(int partition, int count) {
        ProducerRecord<byte[], byte[]> record = Records.text(topic, "key", "value");
        return Collections.nCopies(
                count, new ProducerRecord<>(record.topic(), partition, record.key(), record.value()));
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }
}
