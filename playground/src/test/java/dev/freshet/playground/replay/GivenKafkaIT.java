/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay on a Kafka that somebody else runs, and a replay of what lies there. */
class GivenKafkaIT {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final String ORDERS = "ecommerce.orders.v1";
    private static final String METRICS = "ecommerce.product-metrics.v1";

    /** What the seed makes of this many events: 82 purchases and 4 refunds, in two currencies. */
    private static final int EVENT_COUNT = 4_000;

    private static final int PURCHASES = 82;
    private static final int REFUNDS = 4;

    private final KafkaFixture kafka = KafkaFixture.shared();

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopicsOf("ecommerce.");
    }

    @Test
    void leavesItsResultsThereAndRefusesToMixThemWithASecondReplay() throws IOException {
        generate();

        CommandLineRun first = replay("first");
        CommandLineRun second = replay("second");

        List<String> orders = Records.values(kafka.readCommitted(ORDERS));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out().replace(",", "")).containsPattern(EVENTS + " +" + EVENT_COUNT + " ");
        assertThat(netByEvent(orders)).isEqualTo(netOfTheInput()).hasSize(PURCHASES + REFUNDS);
        assertThat(first.out().replace(",", "")).containsPattern(ORDERS + " +" + (PURCHASES + REFUNDS) + "\n");
        assertThat(Files.readAllLines(directory.resolve("first").resolve(ORDERS + ".ndjson")))
                .isEqualTo(orders);
        assertDayOfTheShop(finalMetrics());
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("already holds records", "freshet run ecommerce --set source.mode=replay");
        assertThat(kafka.readCommitted(EVENTS)).hasSize(EVENT_COUNT);
    }

    @Test
    void runsAJobOverWhatLiesInKafkaAndEnds() throws IOException {
        generate();
        replay("first");
        List<String> before = orders();
        List<String> metricsBefore = finalMetrics();

        CommandLineRun again = freshet(
                "run",
                "ecommerce",
                "--set",
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "--set",
                "source.mode=replay",
                "--set",
                "job.instance=again");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(netByEvent(before)).isEqualTo(netOfTheInput());
        assertThat(orders()).containsExactlyInAnyOrderElementsOf(twice(before));
        assertDayOfTheShop(metricsBefore);
        assertThat(finalMetrics()).containsExactlyInAnyOrderElementsOf(twice(metricsBefore));
    }

    /** The order of records and the time of writing differ from run to run. */
    private List<String> orders() {
        return Records.values(kafka.readCommitted(ORDERS)).stream()
                .map(GivenKafkaIT::timeless)
                .toList();
    }

    /** Of each item, category and window the final row; how many came before it, and so its revision, is a matter of time. */
    private List<String> finalMetrics() {
        return Records.values(kafka.readCommitted(METRICS)).stream()
                .filter(row -> row.contains("\"final\":true"))
                .map(GivenKafkaIT::timeless)
                .toList();
    }

    private static String timeless(String row) {
        return row.replaceAll("\"revision\":[0-9]+,", "").replaceAll(",\"updated_at\":\"[^\"]*\"", "");
    }

    private static List<String> twice(List<String> rows) {
        return Stream.concat(rows.stream(), rows.stream()).toList();
    }

    /** By the ids of the events. */
    private static Map<String, BigDecimal> netByEvent(List<String> orders) throws IOException {
        Map<String, BigDecimal> net = new TreeMap<>();
        for (JsonNode order : GeneratedHistory.lines(orders)) {
            net.put(order.path("event_id").asText(), order.path("net").decimalValue());
        }
        assertThat(net).as("one row per event").hasSize(orders.size());
        return net;
    }

    /** What each purchase brings and each refund takes; without incidents, nothing is given back that was not bought. */
    private Map<String, BigDecimal> netOfTheInput() throws IOException {
        Map<String, BigDecimal> net = new TreeMap<>();
        for (JsonNode event : GeneratedHistory.file(input())) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode item : event.path("items")) {
                sum = sum.add(item.path("price")
                        .decimalValue()
                        .multiply(item.path("quantity").decimalValue()));
            }
            switch (event.path("event_name").asText()) {
                case "purchase" -> net.put(event.path("event_id").asText(), sum.stripTrailingZeros());
                case "refund" ->
                    net.put(event.path("event_id").asText(), sum.negate().stripTrailingZeros());
                default -> {}
            }
        }
        return net;
    }

    private void assertDayOfTheShop(List<String> metrics) throws IOException {
        GeneratedHistory history = GeneratedHistory.of(input(), Set.of(), Set.of());
        List<JsonNode> days = GeneratedHistory.lines(metrics).stream()
                .filter(row -> row.path("dimension").asText().equals("shop"))
                .filter(row -> row.path("granularity").asText().equals("day"))
                .toList();
        assertThat(days).hasSize(1);
        Map<String, BigDecimal> gross = new TreeMap<>();
        Map<String, BigDecimal> net = new TreeMap<>();
        for (JsonNode revenue : days.get(0).path("revenue")) {
            GeneratedHistory.add(gross, revenue, revenue.path("gross").decimalValue());
            GeneratedHistory.add(net, revenue, revenue.path("net").decimalValue());
        }
        assertThat(days.get(0).path("views").asLong()).isEqualTo(history.named("view_item"));
        assertThat(days.get(0).path("orders").asLong()).isEqualTo(PURCHASES);
        assertThat(gross).isEqualTo(history.gross()).containsOnlyKeys("EUR", "USD");
        assertThat(net).isEqualTo(history.net());
    }

    private Path input() {
        return directory.resolve("in").resolve(EVENTS + ".ndjson");
    }

    private void generate() {
        freshet(
                "generate",
                "ecommerce",
                "--events",
                String.valueOf(EVENT_COUNT),
                "--seed",
                "7",
                "--no-incidents",
                "--out",
                directory.resolve("in").toString());
    }

    private CommandLineRun replay(String out) {
        return freshet(
                "replay",
                "ecommerce",
                "--in",
                EVENTS + "=" + input(),
                "--out",
                directory.resolve(out).toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers());
    }
}
