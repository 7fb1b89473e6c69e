/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.replay.GeneratedAbandonments.Abandonment;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of generated history, against figures computed plainly from the same files. */
class ReplayIT {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final String INVENTORY = "ecommerce.inventory.v1";
    private static final String CATALOG = "ecommerce.catalog.v1";
    private static final String CAMPAIGNS = "ecommerce.campaigns.v1";
    private static final String ACTIONS = "ecommerce.actions.v1";

    /** What the demonstration's campaigns of abandoned carts and checkouts wait for. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Lines of the catalog, each in a way of its own. */
    private static final List<Long> BROKEN_BY_US = List.of(2L, 5L, 6L, 31L);

    @TempDir
    private static Path directory;

    private static CommandLineRun replay;
    private static GeneratedHistory expected;
    private static Set<Long> brokenLines;
    private static GeneratedAbandonments abandonments;

    @BeforeAll
    static void replayGeneratedHistory() throws IOException {
        Path in = directory.resolve("in");
        freshet(
                "generate",
                "ecommerce",
                "--controls",
                "--events",
                "6000",
                "--seed",
                "11",
                "--rate",
                "10",
                "--out",
                in.toString());
        breakLines(in.resolve(CATALOG + ".ndjson"));
        replay = freshet(
                "replay",
                "ecommerce",
                "--in",
                EVENTS + "=" + in.resolve(EVENTS + ".ndjson"),
                "--in",
                INVENTORY + "=" + in.resolve(INVENTORY + ".ndjson"),
                "--in",
                CATALOG + "=" + in.resolve(CATALOG + ".ndjson"),
                "--in",
                CAMPAIGNS + "=" + in.resolve(CAMPAIGNS + ".ndjson"),
                "--out",
                directory.resolve("out").toString());
        assertThat(replay.code()).as(replay.err()).isZero();
        brokenLines = brokenLines(EVENTS);
        expected = GeneratedHistory.of(in.resolve(EVENTS + ".ndjson"), brokenLines, ids(out(EVENTS + ".late")));
        abandonments = new GeneratedAbandonments(expected.events(), SILENCE);
    }

    @Test
    void bookkeepsEveryRecordExactlyOnce() throws IOException {
        long late = out(EVENTS + ".late").size();

        assertThat(replay.out().replace(",", ""))
                .containsPattern(EVENTS + " +6000 +" + expected.accepted() + " +" + expected.duplicates() + " +" + late
                        + " +" + brokenLines.size() + "\n");
        assertThat(expected.accepted() + expected.duplicates() + late + brokenLines.size())
                .isEqualTo(6_000);
    }

    @Test
    void refusesExactlyTheBrokenLines() throws IOException {
        assertThat(out(EVENTS + ".dlq")).hasSize(brokenLines.size());
        assertThat(brokenLines).hasSizeGreaterThan(10);
    }

    /** A compacted topic takes no record without a key, and a line that cannot be read tells none. */
    @Test
    void refusesExactlyTheBrokenLinesOfACompactedTopic() throws IOException {
        Set<String> broken = Stream.concat(BROKEN_BY_US.stream(), brokenLines(CATALOG).stream())
                .map(line -> "ecommerce.catalog.v1.ndjson:" + line)
                .collect(Collectors.toSet());

        assertThat(out(CATALOG + ".dlq"))
                .extracting(letter -> letter.path("key").asText())
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void findsNothingLateThatWasNotSentLate() throws IOException {
        assertThat(ids(labels("late"))).containsAll(ids(out(EVENTS + ".late")));
    }

    @Test
    void countsEveryTransactionOnceToThePenny() throws IOException {
        Map<String, BigDecimal> net = new TreeMap<>();
        Collection<JsonNode> rows = newest(out("ecommerce.orders.v1"), "transaction_id", "event_id");
        rows.forEach(row -> GeneratedHistory.add(net, row, row.path("net").decimalValue()));

        List<String> booked = rows.stream()
                .filter(row -> row.path("type").asText().equals("purchase"))
                .filter(row -> row.path("status").asText().equals("booked"))
                .map(row -> row.path("event_id").asText())
                .toList();

        assertThat(booked)
                .containsExactlyInAnyOrderElementsOf(ids(expected.purchases().values()));
        assertThat(rows).hasSize((int) (expected.named("purchase") + expected.named("refund")));
        assertThat(net).isEqualTo(expected.net());
    }

    @Test
    void sumsTheDayOfTheShopToThePenny() throws IOException {
        List<JsonNode> days =
                newest(out("ecommerce.product-metrics.v1"), "dimension", "id", "granularity", "window_start").stream()
                        .filter(row -> row.path("dimension").asText().equals("shop"))
                        .filter(row -> row.path("granularity").asText().equals("day"))
                        .filter(row -> row.path("window_start").asText().equals("2026-01-05T00:00:00Z"))
                        .toList();
        Map<String, BigDecimal> gross = new TreeMap<>();
        Map<String, BigDecimal> refunded = new TreeMap<>();
        for (JsonNode revenue : days.get(0).path("revenue")) {
            GeneratedHistory.add(gross, revenue, revenue.path("gross").decimalValue());
            GeneratedHistory.add(refunded, revenue, revenue.path("refunded").decimalValue());
        }

        refunded.values().removeIf(amount -> amount.signum() == 0);

        assertThat(days).hasSize(1);
        assertThat(days.get(0).path("final").asBoolean()).isTrue();
        assertThat(days.get(0).path("views").asLong()).isEqualTo(expected.named("view_item"));
        assertThat(days.get(0).path("carts").asLong()).isEqualTo(expected.named("add_to_cart"));
        assertThat(days.get(0).path("orders").asLong())
                .isEqualTo(expected.purchases().size());
        assertThat(gross).isEqualTo(expected.gross());
        assertThat(refunded).isEqualTo(expected.refunded());
    }

    @Test
    void addsUpWhatIsOnHandOfEveryItem() throws IOException {
        Map<String, Long> onHand = GeneratedStock.onHand(
                directory.resolve("in").resolve(INVENTORY + ".ndjson"),
                brokenLines(INVENTORY),
                ids(out(INVENTORY + ".late")));

        Collection<JsonNode> rows = newest(out("ecommerce.stock.v1"), "item_id", "location_id");

        assertThat(onHand).hasSizeGreaterThan(10);
        assertThat(rows.stream()
                        .collect(Collectors.toMap(row -> row.path("item_id").asText(), row -> row.path("on_hand")
                                .asLong())))
                .isEqualTo(onHand);
        assertThat(rows)
                .anyMatch(row -> row.path("sales_per_day").decimalValue().signum() > 0);
        assertThat(out("ecommerce.alerts.v1")).isNotEmpty();
    }

    @Test
    void takesTheDemonstrationsCampaigns() throws IOException {
        assertThat(out(CAMPAIGNS + ".status"))
                .hasSize(7)
                .allMatch(receipt -> receipt.path("result").asText().equals("accepted"));
    }

    @Test
    void setsOffACampaignOfEveryTrigger() throws IOException {
        assertThat(out(ACTIONS).stream().map(ReplayIT::trigger).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "cart_abandoned",
                        "checkout_abandoned",
                        "browse_intent",
                        "price_drop",
                        "back_in_stock",
                        "spend_tier",
                        "cross_sell");
    }

    @Test
    void remindsOfEveryCartAndCheckoutThatWasLeftAndOfNoOther() throws IOException {
        Instant end = wellBeforeTheEnd();

        List<Abandonment> reminders = reminders().stream()
                .filter(reminder -> !reminder.at().isAfter(end))
                .toList();

        assertThat(reminders).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(abandonments.until(end));
        assertThat(abandonments.handedOver()).isGreaterThan(10);
    }

    /** Of a shopper's only visit the label says what is left behind, whatever the shopper thought over meanwhile. */
    @Test
    void remindsOfWhatTheLabelsSay() throws IOException {
        Map<String, JsonNode> events = expected.events().stream()
                .collect(Collectors.toMap(event -> event.path("event_id").asText(), event -> event));
        Set<String> reminded = reminders().stream()
                .map(reminder -> reminder.shopper() + " " + reminder.trigger())
                .collect(Collectors.toSet());

        for (String kind : List.of("cart-abandoned", "checkout-abandoned")) {
            List<String> labelled = labels(kind).stream()
                    .map(label -> events.get(label.path("event_id").asText()))
                    .filter(event -> !GeneratedHistory.time(event)
                            .isAfter(wellBeforeTheEnd().minus(SILENCE)))
                    .map(GeneratedAbandonments::shopper)
                    .filter(abandonments::cameOnce)
                    .map(shopper -> shopper + " " + kind.replace('-', '_'))
                    .toList();

            assertThat(labelled).hasSizeGreaterThan(5).isSubsetOf(reminded);
        }
    }

    /** At the end of a replay nothing is abandoned, and its watermark may stop a little before its last event. */
    private static Instant wellBeforeTheEnd() {
        return expected.events().stream()
                .map(GeneratedHistory::time)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .minusSeconds(60);
    }

    private static List<Abandonment> reminders() throws IOException {
        return out(ACTIONS).stream()
                .filter(action -> trigger(action).endsWith("_abandoned"))
                .map(action -> new Abandonment(
                        action.path("target").asText(),
                        trigger(action),
                        Instant.parse(action.path("decided_at").asText())))
                .toList();
    }

    private static String trigger(JsonNode action) {
        return action.path("reason").asText().replaceAll(":.*", "");
    }

    /** Cut short, empty, not JSON, not UTF-8. */
    private static void breakLines(Path catalog) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        long count = Lines.read(catalog, (line, number) -> lines.add(line));
        assertThat(count).isGreaterThan(31);
        lines.set(1, Arrays.copyOf(lines.get(1), lines.get(1).length / 2));
        lines.set(4, new byte[0]);
        lines.set(5, "null and void".getBytes(StandardCharsets.UTF_8));
        lines.set(30, new byte[] {'{', (byte) 0xff, '}'});
        try (OutputStream out = Files.newOutputStream(catalog)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    /** Those that the generator broke, by number. */
    private static Set<Long> brokenLines(String topic) throws IOException {
        return labels("broken").stream()
                .filter(label -> label.path("topic").asText().equals(topic))
                .map(label -> label.path("line").asLong())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> labels(String incident) throws IOException {
        return GeneratedHistory.file(directory.resolve("in/labels.ndjson")).stream()
                .filter(label -> label.path("incident").asText().equals(incident))
                .toList();
    }

    private static List<JsonNode> out(String topic) throws IOException {
        return GeneratedHistory.file(directory.resolve("out").resolve(topic + ".ndjson"));
    }

    private static Set<String> ids(Collection<JsonNode> records) {
        return records.stream().map(record -> record.path("event_id").asText()).collect(Collectors.toSet());
    }

    /** Of the rows with the same key the one with the highest revision. */
    private static Collection<JsonNode> newest(List<JsonNode> rows, String... key) {
        Map<String, JsonNode> newest = new HashMap<>();
        for (JsonNode row : rows) {
            String id =
                    List.of(key).stream().map(field -> row.path(field).asText()).collect(Collectors.joining("|"));
            newest.merge(
                    id,
                    row,
                    (old, other) -> other.path("revision").asLong()
                                    > old.path("revision").asLong()
                            ? other
                            : old);
        }
        return newest.values();
    }
}
