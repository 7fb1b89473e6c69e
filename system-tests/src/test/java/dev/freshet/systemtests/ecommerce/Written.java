/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What happened, and rows, in short: {@code '} for {@code "}, and {@code @10:00:00} for that time of one day in March. */
final class Written {

    private static final String DAY = "2026-03-02T";

    private Written() {}

    /** What happened, one each. */
    static List<JsonNode> events(String... shorts) {
        return Stream.of(shorts).<JsonNode>map(Written::event).toList();
    }

    static ObjectNode event(String text) {
        String json = text.replace('\'', '"').replaceAll("@([0-9:.]+)", "\"" + DAY + "$1Z\"");
        return (ObjectNode) ShopEvents.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Every row, ordered by its key, as {@code key {field=value, …}}. */
    static List<String> rows(Map<String, ObjectNode> rows) {
        List<String> written = new ArrayList<>();
        new TreeMap<>(rows).forEach((key, row) -> written.add(shortened(key) + " " + row(row)));
        return written;
    }

    static String row(JsonNode node) {
        if (node.isObject()) {
            List<String> fields = new ArrayList<>();
            node.properties().forEach(field -> fields.add(field.getKey() + "=" + row(field.getValue())));
            return "{" + String.join(", ", fields) + "}";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(row(element)));
            return elements.toString();
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : shortened(node.asText());
    }

    private static String shortened(String text) {
        return text.replaceAll(DAY + "([0-9:.]+)Z", "@$1");
    }
}
