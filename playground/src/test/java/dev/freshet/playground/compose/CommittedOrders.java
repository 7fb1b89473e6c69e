/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.KafkaTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order rows that a consumer of committed records sees. */
final class CommittedOrders {

    private static final List<String> TOPIC = List.of("ecommerce.orders.v1");
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaSettings kafka;

    CommittedOrders(String bootstrapServers) {
        this.kafka = new KafkaSettings(bootstrapServers, Map.of());
    }

    /** Each row's identity: under exactly-once none comes twice, whatever was killed. */
    List<String> revisions() {
        List<String> revisions = new ArrayList<>();
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            new CommittedRange(kafka)
                    .read(
                            topics.beginnings(TOPIC),
                            topics.committedEnds(TOPIC),
                            record -> revisions.add(revision(record.value())));
        }
        return revisions;
    }

    private static String revision(byte[] row) {
        try {
            JsonNode order = JSON.readTree(row);
            return order.required("transaction_id").asText() + " "
                    + order.required("event_id").asText() + " "
                    + order.required("revision").asLong();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
