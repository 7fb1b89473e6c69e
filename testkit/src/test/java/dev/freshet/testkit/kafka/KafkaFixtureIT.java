/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaFixtureIT {

    private static final KafkaFixture KAFKA = KafkaFixture.shared();

    private final String topic = KafkaFixture.uniqueName("fixture");

    @BeforeEach
    void createTopic() {
        KAFKA.createTopic(topic, 2);
    }

    @Test
    void writesPartitionHeadersAndTimestampAsGiven() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("attempt", "2".getBytes(UTF_8));
        long longAgo = 662_688_000_000L;

        KAFKA.produce(
                List.of(new ProducerRecord<>(topic, 1, longAgo, "k".getBytes(UTF_8), "v".getBytes(UTF_8), headers)));

        ConsumerRecord<byte[], byte[]> record = KAFKA.awaitCommitted(topic, 1).get(0);
        assertThat(record.partition()).isEqualTo(1);
        assertThat(record.timestamp()).isEqualTo(longAgo);
        assertThat(record.key()).asString(UTF_8).isEqualTo("k");
        assertThat(record.value()).asString(UTF_8).isEqualTo("v");
        assertThat(record.headers().lastHeader("attempt").value())
                .asString(UTF_8)
                .isEqualTo("2");
    }

    @Test
    void readsCommittedRecordsOnly() {
        KAFKA.produce(topic, "a", "before");
        KAFKA.produceAborted(List.of(Records.text(topic, "a", "aborted")));
        KAFKA.produce(topic, "a", "after");

        assertThat(Records.values(KAFKA.readCommitted(topic))).containsExactly("before", "after");
    }

    @Test
    void readsAnEmptyTopicAsEmpty() {
        assertThat(KAFKA.readCommitted(topic)).isEmpty();
    }

    @Test
    void saysWhichTopicDidNotGetItsRecords() {
        KAFKA.produce(topic, "a", "only one");

        assertThatThrownBy(() -> KAFKA.awaitCommitted(topic, Duration.ofSeconds(1), records -> records.size() == 2))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("committed records of " + topic);
    }

    @Test
    void refusesToCreateATopicTwiceAndCreatesAgainWhatWasDeleted() {
        assertThatThrownBy(() -> KAFKA.createTopic(topic, 1)).hasCauseInstanceOf(TopicExistsException.class);

        KAFKA.deleteTopics(topic);
        KAFKA.createTopic(topic, 1);

        assertThat(KAFKA.readCommitted(topic)).isEmpty();
    }

    @Test
    void createsNoTopicByAccident() {
        String missing = KafkaFixture.uniqueName("missing");

        assertThatThrownBy(() -> KAFKA.admin()
                        .describeTopics(List.of(missing))
                        .allTopicNames()
                        .get())
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
}
