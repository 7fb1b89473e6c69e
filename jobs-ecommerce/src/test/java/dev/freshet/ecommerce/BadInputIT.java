/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.BadInput;
import dev.freshet.testkit.badinput.Expectation;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import dev.freshet.testkit.schema.SchemaCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole catalogue of bad input on every topic of one running job, which may not restart: each case becomes a valid
 * result or exactly one dead letter with the right reason, and the good records between them count as if they were alone.
 */
class BadInputIT {

    private static final Logger LOG = LoggerFactory.getLogger(BadInputIT.class);

    private static final Pattern NUMBERED_PURCHASE = Pattern.compile(
            "\"event_id\":\"bad-\\d+\".*\"event_name\":\"purchase\".*\"transaction_id\":\"(bad-\\d+)\"",
            Pattern.DOTALL);
    private static final Pattern TRANSACTION = Pattern.compile("\"transaction_id\":\"(bad-\\d+)\"");
    private static final Pattern NUMBERED_VERSION =
            Pattern.compile("\"item_id\":\"version-\\d+\".*\"item_category\":\"(version-\\d+)\"", Pattern.DOTALL);
    private static final Pattern MOVED_ITEM = Pattern.compile("\"item_id\":\"(movement-\\d+)\"");
    private static final Pattern CATEGORY_ROW = Pattern.compile("\"dimension\":\"category\",\"id\":\"(version-\\d+)\"");

    /** The case that is exactly as large as a record may be keeps its ids. */
    private static final int UNNUMBERED = 1;

    private static final int CASES_PER_GOOD_RECORD = 10;
    private static final int MOST_ITEMS = 1_500;
    private static final int LONGEST_TEXT = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Closed long before the newest case, and far from late. */
    private final Instant minute = now.minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MINUTES);

    private final CaseRecords catalog = new CaseRecords(EcommerceTopics.CATALOG, "version");
    private final CaseRecords movements = new CaseRecords(EcommerceTopics.INVENTORY, "movement");
    private final CaseRecords events = new CaseRecords(EcommerceTopics.EVENTS, "bad");
    private int good;

    @Test
    void everyCaseIsAResultOrOneDeadLetterAndGoodRecordsAreUntouched() throws Exception {
        addVersions();
        addMovements();
        addEvents();
        try (RunningEcommerceJob job = RunningEcommerceJob.start(
                kafka,
                "source.idle-timeout=1 s",
                "source.reference-idle-timeout=1 s",
                "sink.maximum-record-size=400 kb",
                "events.maximum-items=" + MOST_ITEMS,
                "source.maximum-text-length=" + LONGEST_TEXT)) {
            catalog.send(kafka);
            catalog.awaitLastLetter(kafka, PATIENCE);
            movements.send(kafka);
            kafka.produceAborted(List.of(Records.text(EcommerceTopics.EVENTS.name(), "good", goodPurchase(9_999))));
            events.send(kafka);

            List<String> metrics = Records.values(kafka.awaitCommitted(
                    EcommerceTopics.PRODUCT_METRICS.name(), PATIENCE, rows -> Records.values(rows).stream()
                            .anyMatch(row -> isWholeMinute(row, good))));

            assertThat(job.isRunning()).isTrue();
            events.assertAnswered(kafka);
            catalog.assertAnswered(kafka);
            movements.awaitLastLetter(kafka, PATIENCE);
            movements.assertAnswered(kafka);
            assertThat(newestGoodRow(metrics))
                    .contains(
                            "\"units\":" + good + ",",
                            "\"orders\":" + good + ",",
                            "\"revenue\":[{\"currency\":\"EUR\",\"gross\":" + good
                                    + ",\"discount\":0,\"refunded\":0,\"net\":" + good + "}]");
            assertGoodOrders();
            int accepted = assertEveryAcceptedPurchaseIsOneResult();
            assertEveryAcceptedVersionNamesItsCategory();
            assertEveryAcceptedMovementMovesStock();
            assertWritesKeepTheirSchemas(good + accepted + UNNUMBERED, newestGoodRow(metrics));
            assertThat(deadLetters(EcommerceTopics.EVENTS))
                    .extracting(Rejection::message)
                    .contains("items has at most " + MOST_ITEMS + " entries");
            assertThat(deadLetters(EcommerceTopics.ORDERS))
                    .extracting(Rejection::reason)
                    .containsExactly(ReasonCode.OUTPUT_TOO_LARGE);
        }
    }

    private void addVersions() {
        sendable(BadInput.cases(catalogSample(), now)).stream()
                // The broker itself refuses a record without a key on a compacted topic.
                .filter(each -> each.key() != null)
                .forEach(catalog::add);
        catalog.addRefused("the last one", "MALFORMED_JSON", "no version");
    }

    private void addMovements() {
        for (BadCase each : sendable(BadInput.cases(movementSample(), now))) {
            if (movements.cases() % CASES_PER_GOOD_RECORD == 0) {
                movements.addGood(receipt("good-" + movements.cases(), "good-item", minute));
            }
            movements.add(each);
        }
        // Ahead of every other time, so that all before is booked.
        movements.addGood(receipt("last", "last-item", Instant.now().plus(Duration.ofMinutes(2))));
        movements.addRefused("the last one", "MALFORMED_JSON", "no movement");
    }

    private void addEvents() {
        for (BadCase each : sendable(BadInput.cases(eventSample(), now))) {
            if (events.cases() % CASES_PER_GOOD_RECORD == 0) {
                events.addGood(goodPurchase(good));
                good++;
            }
            events.add(each);
        }
        events.addRefused(
                "a text over the option's limit",
                "LIMIT_EXCEEDED",
                goodPurchase(9_998)
                        .replace(
                                "\"item_category\"",
                                "\"item_name\":\"" + "n".repeat(LONGEST_TEXT + 1) + "\",\"item_category\""));
        events.addRefused("one line too many", "RULE_BROKEN", purchaseOf("too-many", MOST_ITEMS + 1));
        events.addGood(purchaseOf("large", MOST_ITEMS));
        for (int number = 1; number <= catalog.cases(); number++) {
            events.addGood(view("version-" + number, now));
        }
        // Ahead of every other time, so that it closes all minutes before.
        events.addGood(view("last", Instant.now().plus(Duration.ofMinutes(2))));
    }

    /** A case that is no dead letter is an order row, or a late record where its time is an old one; never nothing. */
    private int assertEveryAcceptedPurchaseIsOneResult() {
        List<String> accepted = matches(NUMBERED_PURCHASE, events.accepted(kafka));
        LOG.info("{} accepted purchases among the cases", accepted.size());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(resultsByTransaction()).isEqualTo(once(accepted)));
        return accepted.size();
    }

    private Map<String, Integer> resultsByTransaction() {
        List<String> results = new ArrayList<>(Records.values(kafka.readCommitted(EcommerceTopics.ORDERS.name())));
        results.addAll(Records.values(kafka.readCommitted(EcommerceTopics.EVENTS.lateName())));
        Map<String, Integer> counts = new TreeMap<>();
        matches(TRANSACTION, results).forEach(transaction -> counts.merge(transaction, 1, Integer::sum));
        return counts;
    }

    /** Every item was viewed once without a category: the catalog gave it that of the version, and nothing where that was refused. */
    private void assertEveryAcceptedVersionNamesItsCategory() {
        List<String> accepted = matches(NUMBERED_VERSION, catalog.accepted(kafka));
        LOG.info("{} accepted versions among the cases", accepted.size());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Set.copyOf(matches(
                        CATEGORY_ROW, Records.values(kafka.readCommitted(EcommerceTopics.PRODUCT_METRICS.name())))))
                .isEqualTo(Set.copyOf(accepted)));
    }

    /** A case that is no dead letter is a row of its item, or a late record where its time is an old one; never nothing. */
    private void assertEveryAcceptedMovementMovesStock() {
        List<String> accepted = matches(MOVED_ITEM, movements.accepted(kafka));
        int goodMovements = (movements.cases() + CASES_PER_GOOD_RECORD - 2) / CASES_PER_GOOD_RECORD;
        LOG.info("{} accepted movements among the cases, {} good ones", accepted.size(), goodMovements);
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> answers = new ArrayList<>(Records.values(kafka.readCommitted(EcommerceTopics.STOCK.name())));
            answers.addAll(Records.values(kafka.readCommitted(EcommerceTopics.INVENTORY.lateName())));
            assertThat(Set.copyOf(matches(MOVED_ITEM, answers))).isEqualTo(Set.copyOf(accepted));
            assertThat(answers)
                    .filteredOn(row -> row.contains("\"item_id\":\"good-item\""))
                    .last()
                    .asString()
                    .contains("\"on_hand\":" + goodMovements + ",\"reserved\":0,\"available\":" + goodMovements);
        });
        assertThat(keepingSchema(EcommerceTopics.STOCK, EcommerceTopics.STOCK.name()))
                .isNotEmpty();
        assertThat(keepingSchema(EcommerceTopics.ALERTS, EcommerceTopics.ALERTS.name()))
                .anyMatch(alert -> alert.contains("\"rule_id\":\"OVERSOLD\""));
        keepingSchema(EcommerceTopics.INVENTORY, EcommerceTopics.INVENTORY.lateName());
    }

    /** What the pattern's group is in those texts that match. */
    private static List<String> matches(Pattern pattern, List<String> texts) {
        return texts.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static Map<String, Integer> once(List<String> transactions) {
        Map<String, Integer> counts = new TreeMap<>();
        transactions.forEach(transaction -> counts.put(transaction, 1));
        return counts;
    }

    private void assertGoodOrders() {
        List<String> rows = Records.values(kafka.readCommitted(EcommerceTopics.ORDERS.name()));
        for (int number = 0; number < good; number++) {
            String transaction = "\"transaction_id\":\"good-" + number + "\"";
            assertThat(rows)
                    .filteredOn(row -> row.contains(transaction))
                    .singleElement()
                    .asString()
                    .contains("\"gross\":1,", "\"net\":1,", "\"status\":\"booked\"", "\"revision\":1,");
        }
        assertThat(rows).noneMatch(row -> row.contains("\"transaction_id\":\"good-9999\""));
    }

    private List<Rejection> deadLetters(Topic<?> topic) {
        return kafka.readCommitted(topic.deadLetterName()).stream()
                .map(DeadLetter::parse)
                .map(DeadLetter::rejection)
                .toList();
    }

    private boolean isWholeMinute(String row, int count) {
        return isGoodMinute(row) && row.contains("\"final\":true") && row.contains("\"orders\":" + count + ",");
    }

    private boolean isGoodMinute(String row) {
        return row.contains("\"dimension\":\"item\",\"id\":\"good-item\"")
                && row.contains("\"granularity\":\"minute\",\"window_start\":\"" + minute + "\"");
    }

    private String newestGoodRow(List<String> rows) {
        List<String> good = rows.stream().filter(this::isGoodMinute).toList();
        return good.get(good.size() - 1);
    }

    private static List<BadCase> sendable(List<BadCase> cases) {
        return cases.stream()
                .filter(each -> !each.expected().equals(Expectation.NOTHING))
                .toList();
    }

    private String goodPurchase(int number) {
        return """
            {"event_id":"good-%d","event_time":"%s","event_name":"purchase","user_id":"good-%d",\
            "transaction_id":"good-%d","currency":"EUR",\
            "items":[{"item_id":"good-item","item_category":"good","price":1,"quantity":1}]}\
            """.formatted(number, minute, number, number);
    }

    private static String view(String item, Instant time) {
        return """
            {"event_id":"view-%s","event_time":"%s","event_name":"view_item","user_id":"viewer",\
            "items":[{"item_id":"%s","price":1,"quantity":1}]}\
            """.formatted(item, time, item);
    }

    private static String receipt(String id, String item, Instant time) {
        return """
            {"event_id":"%s","event_time":"%s","type":"receipt","item_id":"%s","location_id":"l","quantity":1}\
            """.formatted(id, time, item);
    }

    /** With as many lines as are allowed, it is below the limit of an input record and above that of an output. */
    private String purchaseOf(String id, int lines) {
        String line = """
            {"item_id":"%s","item_category":"%s","price":1,"quantity":1}\
            """.formatted("i".repeat(120), "c".repeat(120));
        return """
            {"event_id":"%s","event_time":"%s","event_name":"purchase","user_id":"%s",\
            "transaction_id":"%s","currency":"EUR","items":[%s]}\
            """.formatted(id, minute, id, id, String.join(",", Collections.nCopies(lines, line)));
    }

    /** Order rows and late records, which together answer every purchase; early and final rows of metrics. */
    private void assertWritesKeepTheirSchemas(int purchases, String metricsRow) {
        List<String> answers = new ArrayList<>(keepingSchema(EcommerceTopics.ORDERS, EcommerceTopics.ORDERS.name()));
        answers.addAll(keepingSchema(EcommerceTopics.EVENTS, EcommerceTopics.EVENTS.lateName()));
        assertThat(answers).hasSize(purchases);
        assertThat(keepingSchema(EcommerceTopics.PRODUCT_METRICS, EcommerceTopics.PRODUCT_METRICS.name()))
                .contains(metricsRow);
    }

    /** The records of a topic as they lie in Kafka, each of which keeps the schema of the contract. */
    private List<String> keepingSchema(Topic<?> contract, String topic) {
        SchemaCheck schema = new SchemaCheck(JsonSchema.of(contract));
        List<String> values = Records.values(kafka.readCommitted(topic));
        LOG.info("{} records of {} against the schema of {}", values.size(), topic, contract);
        assertThat(values).allSatisfy(json -> assertThat(schema.problems(json.getBytes(UTF_8)))
                .as(json)
                .isEmpty());
        return values;
    }

    private Sample eventSample() {
        return ContractSamples.event("bad", """
            {"event_id":"bad","event_time":"%s","event_name":"purchase","user_id":"shopper","anonymous_id":"visitor",\
            "session_id":"s","transaction_id":"bad","currency":"USD","coupon":"c","items":[{"item_id":"bad-item",\
            "item_name":"n","item_category":"bad-category","price":1.5,"quantity":2,"discount":0.5,"location_id":"l"}]}\
            """.formatted(now.minusSeconds(60)));
    }

    private Sample movementSample() {
        return ContractSamples.movement("movement", """
            {"event_id":"movement","event_time":"%s","type":"reserve","item_id":"movement","location_id":"l",\
            "quantity":2,"reservation_id":"r"}\
            """.formatted(now.minusSeconds(60)));
    }

    private Sample catalogSample() {
        return ContractSamples.catalogItem("version", """
            {"event_id":"version","event_time":"%s","item_id":"version","item_name":"n","item_category":"version",\
            "price":1.5,"currency":"USD","reorder_point":2,"reorder_clear":1000000}\
            """.formatted(now.minusSeconds(60)));
    }
}
