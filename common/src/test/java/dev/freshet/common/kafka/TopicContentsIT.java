/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is committed in a topic, all of it and no more, though transactions were aborted. */
class TopicContentsIT {

    /** More than Kafka delivers at once. */
    private static final int MANY = 2_000;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String topic = KafkaFixture.uniqueName("contents");

    @BeforeEach
    void createTopic() {
        kafka.createTopic(topic, 3);
    }

    @AfterEach
    void deleteTopic() {
        kafka.deleteTopics(topic);
    }

    @Test
    void areReadInOrderPerPartitionUpToTheEndsThatTheyTell() {
        List<String> many =
                IntStream.range(0, MANY).mapToObj(number -> "v-" + number).toList();
        kafka.produce(many.stream().map(value -> at(0, value)).toList());
        kafka.produceAborted(List.of(at(0, "aborted"), at(1, "aborted")));
        kafka.produce(List.of(at(1, "after")));

        TopicContents contents = TopicContents.of(client(), topic);

        assertThat(values(contents, 0)).isEqualTo(many);
        assertThat(values(contents, 1)).containsExactly("after");
        assertThat(values(contents, 2)).isEmpty();
        // An aborted record and the marker of the abort have offsets too.
        assertThat(contents.ends()).isEqualTo(Map.of(0, MANY + 2L, 1, 3L, 2, 0L));
    }

    @Test
    void areNothingOfAnEmptyTopic() {
        TopicContents contents = TopicContents.of(client(), topic);

        assertThat(contents.records()).isEmpty();
        assertThat(contents.ends()).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L));
    }

    private Properties client() {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrapServers());
        client.setProperty("client.id", topic);
        client.setProperty("max.poll.records", "300");
        return client;
    }

    private static List<String> values(TopicContents contents, int partition) {
        Stream<ConsumerRecord<byte[], byte[]>> records =
                contents.records().stream().filter(record -> record.partition() == partition);
        return records.map(record -> new String(record.value(), UTF_8)).toList();
    }

    private ProducerRecord<byte[], byte[]> at(int partition, String value) {
        ProducerRecord<byte[], byte[]> record = Records.text(topic, "key", value);
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
    }
}
