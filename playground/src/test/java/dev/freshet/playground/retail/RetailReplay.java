/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The committed output of one replay: the newest revision of each row, without what may differ between two runs on the
 * same input. Rows are kept as text, because a month has some hundred thousand.
 *
 * @param metrics rows of product metrics by key
 * @param orderRows rows of orders by key
 * @param trending rows of trending by category
 * @param boughtTogether rows of what is bought together by item
 * @param rejected number of dead letters
 * @param late number of late records
 */
record RetailReplay(
        Map<String, String> metrics,
        Map<String, String> orderRows,
        Map<String, String> trending,
        Map<String, String> boughtTogether,
        int rejected,
        int late) {

    static final RetailReplay NONE = new RetailReplay(Map.of(), Map.of(), Map.of(), Map.of(), 0, 0);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private record Revision(long number, String row) {}

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
                        "--set",
                        // The end refreshes every list; those in between are half a gigabyte that nobody reads here.
                        "bought-together.refresh-all=40 d",
                        "--parallelism",
                        "2");

        assertThat(exit).isZero();
        return new RetailReplay(
                newest(file(out, "ecommerce.product-metrics.v1"), RetailReplay::metricsKey),
                newest(file(out, "ecommerce.orders.v1"), RetailReplay::orderKey),
                newest(file(out, "ecommerce.trending.v1"), row -> row.get("category")
                        .textValue()),
                withItems(newest(file(out, "ecommerce.bought-together.v1"), row -> row.get("item_id")
                        .textValue())),
                count(out, "ecommerce.events.v1.dlq"),
                count(out, "ecommerce.events.v1.late"));
    }

    /** An item that had a list for a while, as things came, may have a row that says that it has none. */
    private static Map<String, String> withItems(Map<String, String> lists) {
        lists.values().removeIf(row -> parse(row).path("items").isEmpty());
        return lists;
    }

    /** The list of each item, as it was published. */
    Map<String, JsonNode> lists() {
        Map<String, JsonNode> lists = new TreeMap<>();
        boughtTogether.forEach((item, row) -> lists.put(item, parse(row)));
        return lists;
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
        return orderRows.values().stream()
                .map(RetailReplay::parse)
                .map(RetailReplay::money)
                .reduce(RetailTotals.ZERO, RetailTotals::plus);
    }

    private <K> Map<K, RetailTotals> sum(String dimension, Function<JsonNode, K> key) {
        Map<K, RetailTotals> totals = new TreeMap<>(Comparator.comparing(Object::toString));
        metrics.forEach((rowKey, text) -> {
            if (rowKey.startsWith(dimension + "|") && rowKey.contains("|day|")) {
                JsonNode row = parse(text);
                assertThat(row.get("final").booleanValue()).isTrue();
                // Goods without a price are sold too; their rows carry no revenue.
                totals.merge(key.apply(row), RetailTotals.ZERO, RetailTotals::plus);
                for (JsonNode revenue : row.get("revenue")) {
                    assertThat(revenue.get("currency").textValue()).isEqualTo("GBP");
                    totals.merge(key.apply(row), money(revenue), RetailTotals::plus);
                }
            }
        });
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

    static String orderKey(JsonNode row) {
        return row.get("transaction_id").textValue() + "|" + row.get("event_id").textValue();
    }

    /** The newest revision of each row; no revision may have been committed twice. */
    static Map<String, String> newest(Path file, Function<JsonNode, String> key) throws IOException {
        Map<String, Revision> newest = new HashMap<>();
        Set<String> revisions = new HashSet<>();
        List<String> twice = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(RetailReplay::parse).forEach(row -> {
                Revision revision = new Revision(row.get("revision").longValue(), comparable(row));
                String name = key.apply(row) + " revision " + revision.number();
                if (!revisions.add(name)) {
                    twice.add(name);
                }
                newest.merge(key.apply(row), revision, (left, right) -> left.number() > right.number() ? left : right);
            });
        }
        assertThat(twice).as("rows that were committed twice to %s", file).isEmpty();
        Map<String, String> rows = new TreeMap<>();
        newest.forEach((rowKey, revision) -> rows.put(rowKey, revision.row()));
        return rows;
    }

    private static String comparable(JsonNode row) {
        return ((ObjectNode) row.deepCopy())
                .without(List.of("revision", "updated_at"))
                .toString();
    }

    private static int count(Path out, String topic) throws IOException {
        return Files.readAllLines(file(out, topic)).size();
    }

    private static Path file(Path out, String topic) {
        return out.resolve(topic + ".ndjson");
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row that is no JSON: " + line, e);
        }
    }
}
