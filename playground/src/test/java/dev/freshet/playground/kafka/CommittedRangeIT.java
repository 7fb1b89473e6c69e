/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommittedRangeIT {

    private final KafkaFixture kafka = KafkaFixture.shared();

    @Test
    void saysThatRecordsWereDeletedInsteadOfLeavingThemOut() throws Exception {
        String topic = KafkaFixture.uniqueName("shop.events");
        TopicPartition partition = new TopicPartition(topic, 0);
        kafka.createTopic(topic, 1);
        for (String value : new String[] {"one", "two", "three"}) {
            kafka.produce(topic, "anna", value);
        }
        kafka.admin()
                .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2)))
                .all()
                .get();
        CommittedRange range = new CommittedRange(KafkaSettings.at(kafka.bootstrapServers()));

        assertThatThrownBy(() -> range.read(Map.of(partition, 0L), Map.of(partition, 3L), record -> {}))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Kafka has deleted records of [" + topic + "-0] while they were read");
    }
}
