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

/** The results that a consumer of committed records sees. */
final class CommittedRows {

    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaSettings kafka;

    CommittedRows(String bootstrapServers) {
        this.kafka = new KafkaSettings(bootstrapServers, Map.of());
    }

    /** Each order row's identity: under exactly-once none comes twice, whatever was killed. */
    List<String> orderRevisions() {
        return rows("ecommerce.orders.v1").stream()
                .map(order -> order.required("transaction_id").asText() + " "
                        + order.required("event_id").asText() + " "
                        + order.required("revision").asLong())
                .toList();
    }

    /** Each action's identity. */
    List<String> offers() {
        return rows("ecommerce.actions.v1").stream()
                .map(action -> action.required("action_id").asText())
                .toList();
    }

    private List<JsonNode> rows(String topic) {
        List<JsonNode> rows = new ArrayList<>();
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            new CommittedRange(kafka)
                    .read(
                            topics.beginnings(List.of(topic)),
                            topics.committedEnds(List.of(topic)),
                            record -> rows.add(parse(record.value())));
        }
        return rows;
    }

    private static JsonNode parse(byte[] row) {
        try {
            return JSON.readTree(row);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
