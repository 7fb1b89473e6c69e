/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.Freshet;
import dev.freshet.playground.retail.RetailTotals.ItemDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The committed output of one replay, the newest revision of each row.
 *
 * @param metrics rows of product metrics
 * @param orderRows rows of orders
 * @param rejected number of dead letters
 * @param late number of late records
 */
record RetailReplay(List<JsonNode> metrics, List<JsonNode> orderRows, int rejected, int late) {

    static final RetailReplay NONE = new RetailReplay(List.of(), List.of(), 0, 0);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static RetailReplay run(Path directory, List<String> events) throws IOException {
        Path input = Files.createDirectories(directory).resolve("events.ndjson");
        Files.write(input, events);
        Path out = directory.resolve("out");

        int exit = Freshet.commandLine()
                .execute(
                        "replay",
                        "ecommerce",
                        "--in",
                        "ecommerce.events.v1=" + input,
                        "--out",
                        out.toString(),
                        "--parallelism",
                        "2");

        assertThat(exit).isZero();
        return new RetailReplay(
                newest(read(out, "ecommerce.product-metrics.v1"), RetailReplay::metricsKey),
                newest(read(out, "ecommerce.orders.v1"), RetailReplay::orderKey),
                read(out, "ecommerce.events.v1.dlq").size(),
                read(out, "ecommerce.events.v1.late").size());
    }

    /** Everything but what may differ between two runs on the same input. */
    Map<String, JsonNode> finalRows() {
        Map<String, JsonNode> rows = new TreeMap<>();
        metrics.forEach(row -> rows.put("metrics " + metricsKey(row), comparable(row)));
        orderRows.forEach(row -> rows.put("order " + orderKey(row), comparable(row)));
        return rows;
    }

    Map<ItemDay, RetailTotals> itemDays() {
        return sum("item", row -> new ItemDay(row.get("id").textValue(), day(row)));
    }

    Map<String, RetailTotals> items() {
        return sum("item", row -> row.get("id").textValue());
    }

    Map<LocalDate, RetailTotals> days() {
        return sum("shop", RetailReplay::day);
    }

    RetailTotals total() {
        return sum("shop", row -> "all").getOrDefault("all", RetailTotals.ZERO);
    }

    RetailTotals orderTotal() {
        return orderRows.stream().map(RetailReplay::money).reduce(RetailTotals.ZERO, RetailTotals::plus);
    }

    private <K> Map<K, RetailTotals> sum(String dimension, Function<JsonNode, K> key) {
        Map<K, RetailTotals> totals = new TreeMap<>(Comparator.comparing(Object::toString));
        for (JsonNode row : metrics) {
            if (row.get("dimension").textValue().equals(dimension)
                    && row.get("granularity").textValue().equals("day")) {
                assertThat(row.get("final").booleanValue()).isTrue();
                // Goods without a price are sold too; their rows carry no revenue.
                totals.merge(key.apply(row), RetailTotals.ZERO, RetailTotals::plus);
                for (JsonNode revenue : row.get("revenue")) {
                    assertThat(revenue.get("currency").textValue()).isEqualTo("GBP");
                    totals.merge(key.apply(row), money(revenue), RetailTotals::plus);
                }
            }
        }
        return totals;
    }

    private static RetailTotals money(JsonNode amounts) {
        return new RetailTotals(
                amount(amounts, "gross"),
                amount(amounts, "discount"),
                amount(amounts, "refunded"),
                amount(amounts, "net"));
    }

    private static BigDecimal amount(JsonNode amounts, String field) {
        return RetailTotals.scaled(amounts.get(field).decimalValue());
    }

    private static LocalDate day(JsonNode row) {
        return LocalDate.parse(row.get("window_start").textValue().substring(0, 10));
    }

    private static String metricsKey(JsonNode row) {
        return String.join(
                "|",
                row.get("dimension").textValue(),
                row.get("id").textValue(),
                row.get("granularity").textValue(),
                row.get("window_start").textValue());
    }

    private static String orderKey(JsonNode row) {
        return row.get("transaction_id").textValue() + "|" + row.get("event_id").textValue();
    }

    private static JsonNode comparable(JsonNode row) {
        return ((ObjectNode) row.deepCopy()).without(List.of("revision", "updated_at"));
    }

    private static List<JsonNode> newest(List<JsonNode> revisions, Function<JsonNode, String> key) {
        Map<String, JsonNode> newest = new HashMap<>();
        for (JsonNode row : revisions) {
            newest.merge(
                    key.apply(row),
                    row,
                    (left, right) -> left.get("revision").longValue()
                                    > right.get("revision").longValue()
                            ? left
                            : right);
        }
        return List.copyOf(newest.values());
    }

    private static List<JsonNode> read(Path out, String topic) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve(topic + ".ndjson"))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
