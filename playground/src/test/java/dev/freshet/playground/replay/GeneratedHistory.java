/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the generated files should give, computed plainly: line by line, in memory, knowing which lines are broken from the
 * labels and which were found late from the job.
 */
final class GeneratedHistory {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** By time, then by id. */
    static final Comparator<JsonNode> EARLIER = Comparator.comparing(GeneratedHistory::time)
            .thenComparing(event -> event.path("event_id").asText());

    private final List<JsonNode> accepted = new ArrayList<>();
    private long records;
    private long duplicates;

    /** Reads the events; the late ones are given by their ids. */
    static GeneratedHistory of(Path events, Set<Long> brokenLines, Set<String> late) throws IOException {
        GeneratedHistory history = new GeneratedHistory();
        Set<String> seen = new HashSet<>();
        history.records = Lines.read(events, (line, number) -> {
            if (brokenLines.contains(number)) {
                return;
            }
            JsonNode event = json(line);
            String id = event.path("event_id").asText();
            if (late.contains(id)) {
                return;
            }
            if (seen.add(id)) {
                history.accepted.add(event);
            } else {
                history.duplicates++;
            }
        });
        return history;
    }

    /** What the job accepted, in the order of the file. */
    List<JsonNode> events() {
        return List.copyOf(accepted);
    }

    long records() {
        return records;
    }

    long accepted() {
        return accepted.size();
    }

    long duplicates() {
        return duplicates;
    }

    long named(String eventName) {
        return accepted.stream()
                .filter(event -> event.path("event_name").asText().equals(eventName))
                .count();
    }

    /** Of each transaction the purchase that counts. */
    Map<String, JsonNode> purchases() {
        Map<String, JsonNode> winners = new TreeMap<>();
        for (JsonNode event : accepted) {
            if (event.path("event_name").asText().equals("purchase")) {
                winners.merge(
                        event.path("transaction_id").asText(),
                        event,
                        (one, other) -> EARLIER.compare(one, other) <= 0 ? one : other);
            }
        }
        return winners;
    }

    /** Gross of all purchases that count, by currency. */
    Map<String, BigDecimal> gross() {
        Map<String, BigDecimal> gross = new TreeMap<>();
        for (JsonNode purchase : purchases().values()) {
            for (JsonNode item : purchase.path("items")) {
                BigDecimal unit = item.path("price").decimalValue().add(discount(item));
                add(gross, purchase, unit.multiply(quantity(item)));
            }
        }
        return gross;
    }

    /** Money given back as reported, by currency. */
    Map<String, BigDecimal> refunded() {
        Map<String, BigDecimal> refunded = new TreeMap<>();
        for (JsonNode refund : refunds()) {
            for (JsonNode item : refund.path("items")) {
                add(refunded, refund, item.path("price").decimalValue().multiply(quantity(item)));
            }
        }
        return refunded;
    }

    /** Net of all orders by currency: refunds only of what was bought, or in full where nothing is known of the order. */
    Map<String, BigDecimal> net() {
        Map<String, BigDecimal> net = new TreeMap<>();
        Map<String, Map<String, BigDecimal>> left = new HashMap<>();
        purchases().forEach((transaction, purchase) -> {
            Map<String, BigDecimal> units = left.computeIfAbsent(transaction, unused -> new HashMap<>());
            for (JsonNode item : purchase.path("items")) {
                add(net, purchase, item.path("price").decimalValue().multiply(quantity(item)));
                units.merge(item.path("item_id").asText(), quantity(item), BigDecimal::add);
            }
        });
        refunds().stream().sorted(EARLIER).forEach(refund -> {
            Map<String, BigDecimal> units =
                    left.get(refund.path("transaction_id").asText());
            for (JsonNode item : refund.path("items")) {
                BigDecimal counted = quantity(item);
                if (units != null) {
                    String id = item.path("item_id").asText();
                    BigDecimal available = units.getOrDefault(id, BigDecimal.ZERO);
                    counted = counted.min(available);
                    units.put(id, available.subtract(counted));
                }
                add(
                        net,
                        refund,
                        item.path("price").decimalValue().multiply(counted).negate());
            }
        });
        return net;
    }

    private List<JsonNode> refunds() {
        return accepted.stream()
                .filter(event -> event.path("event_name").asText().equals("refund"))
                .toList();
    }

    static List<JsonNode> file(Path file) throws IOException {
        return lines(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    static List<JsonNode> lines(List<String> json) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : json) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    static void add(Map<String, BigDecimal> sums, JsonNode of, BigDecimal amount) {
        sums.merge(of.path("currency").asText(), amount.stripTrailingZeros(), (one, other) -> one.add(other)
                .stripTrailingZeros());
    }

    private static BigDecimal discount(JsonNode item) {
        return item.has("discount") ? item.path("discount").decimalValue() : BigDecimal.ZERO;
    }

    private static BigDecimal quantity(JsonNode item) {
        return item.path("quantity").decimalValue();
    }

    static Instant time(JsonNode event) {
        return Instant.parse(event.path("event_time").asText());
    }

    private static JsonNode json(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new IllegalStateException(new String(line, StandardCharsets.UTF_8), broken);
        }
    }
}
