/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition may end with markers of transactions, or with records that were aborted; nobody can wait for those. */
class BacklogIT {

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
    void endsWithTheLastRecordOfEachPartitionThatHoldsOne() {
        kafka.produce(records(0, 3));
        kafka.produce(records(1, 3));
        kafka.produceAborted(
                Stream.concat(records(1, MANY).stream(), records(2, 1).stream()).toList());

        Backlog backlog = begun(splitsFrom(0));

        assertThat(backlog.goesOnAfter(0, 1)).isTrue();
        assertThat(backlog.goesOnAfter(0, 2)).isFalse();
        assertThat(backlog.goesOnAfter(1, 1)).isTrue();
        assertThat(backlog.isBehind()).isTrue();
        assertThat(backlog.goesOnAfter(1, 2)).isFalse();
        assertThat(backlog.isBehind()).isFalse();
    }

    @Test
    void leavesOutWhatLiesBeforeTheBeginning() {
        kafka.produce(records(0, 3));
        kafka.produceAborted(records(0, 1));

        assertThat(begun(splitsFrom(3)).isBehind()).isFalse();
        assertThat(begun(splitsFrom(2)).isBehind()).isTrue();
    }

    @Test
    void beginsAtTheFirstRecordWhereTheSplitSaysSo() {
        kafka.produce(records(0, 3));

        Backlog backlog = begun(splitsFrom(KafkaPartitionSplit.EARLIEST_OFFSET));

        assertThat(backlog.goesOnAfter(0, 1)).isTrue();
        assertThat(backlog.goesOnAfter(0, 2)).isFalse();
    }

    @Test
    void knowsTheOthersWhereTheEndOfOneIsUnknown() {
        kafka.produce(records(0, 3));

        Backlog backlog = begun(
                List.of(new KafkaPartitionSplit(partition(99), 0), splitsFrom(0).get(0)));

        assertThat(backlog.goesOnAfter(0, 1)).isTrue();
        assertThat(backlog.goesOnAfter(0, 2)).isFalse();
        assertThat(backlog.isBehind()).isFalse();
    }

    @Test
    void givesUpWhereKafkaDeliversNothing() {
        try (LastRecords records = new LastRecords(client(), 3)) {
            assertThatThrownBy(() -> records.lastBetween(partition(99), 0, 5))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage("looked in vain for the last record of " + partition(99));
        }
    }

    private Backlog begun(List<KafkaPartitionSplit> splits) {
        Backlog backlog = new Backlog(client(), Duration.ofSeconds(3));
        assertThat(backlog.hasBegun()).isFalse();
        backlog.begin(splits, 0);
        assertThat(backlog.hasBegun()).isTrue();
        return backlog;
    }

    private Properties client() {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrapServers());
        client.setProperty("client.id", topic);
        return client;
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
