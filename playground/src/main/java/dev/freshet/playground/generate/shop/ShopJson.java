/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The shop's records as JSON, in the words of the topics' contracts. */
final class ShopJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ShopJson() {}

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
