/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The shop's records as JSON, in the words of the topics' contracts. */
final class ShopJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ShopJson() {}

    /** A record with what every input topic requires. */
    static ObjectNode record(String eventId, Instant eventTime) {
        return NODES.objectNode()
                .put("event_id", eventId)
                .put("event_time", eventTime.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** An event of the shop's page: who, and with which articles at which prices. */
    static ObjectNode event(ObjectNode record, String name, Who who, String currency, List<CartLine> lines) {
        record.put("event_name", name);
        if (who.user() != null) {
            record.put("user_id", who.user());
        }
        record.put("anonymous_id", who.browser());
        record.put("session_id", who.session());
        record.put("currency", currency);
        ArrayNode items = record.putArray("items");
        lines.forEach(line -> items.add(item(line)));
        return record;
    }

    static String id(ObjectNode record) {
        return record.get("event_id").textValue();
    }

    static byte[] bytes(ObjectNode record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode item(CartLine line) {
        ObjectNode item = NODES.objectNode().put("item_id", line.product().id());
        if (line.naming()) {
            item.put("item_name", line.product().name());
            item.put("item_category", line.product().category());
        }
        item.put("price", line.unitPrice());
        item.put("quantity", line.quantity());
        if (line.unitDiscount() != null) {
            item.put("discount", line.unitDiscount());
        }
        return item;
    }
}
