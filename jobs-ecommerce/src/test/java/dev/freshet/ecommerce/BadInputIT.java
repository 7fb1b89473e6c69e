/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole catalogue of bad input on both topics of one running job, which may not restart: each case becomes a valid
 * result or exactly one dead letter with the right reason, and the good records between them count as if they were alone.
 */
class BadInputIT {

    private static final Logger LOG = LoggerFactory.getLogger(BadInputIT.class);

    /** Everything of a topic is on this partition, so that a record's offset is enough to find its case. */
    private static final int PARTITION = 0;

    private static final Pattern NUMBERED_PURCHASE = Pattern.compile(
            "\"event_id\":\"bad-\\d+\".*\"event_name\":\"purchase\".*\"transaction_id\":\"(bad-\\d+)\"",
            Pattern.DOTALL);
    private static final Pattern TRANSACTION = Pattern.compile("\"transaction_id\":\"(bad-\\d+)\"");

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

    @Test
    void everyCaseIsAResultOrOneDeadLetterAndGoodRecordsAreUntouched() throws Exception {
        List<BadCase> eventCases = sendable(BadInput.cases(eventSample(), now));
        List<BadCase> catalogCases = sendable(BadInput.cases(catalogSample(), now)).stream()
                // The broker itself refuses a record without a key on a compacted topic.
                .filter(each -> each.key() != null)
                .toList();
        try (RunningEcommerceJob job = RunningEcommerceJob.start(
                kafka,
                "source.idle-timeout=1 s",
                "source.reference-idle-timeout=1 s",
                "sink.maximum-record-size=400 kb",
                "events.maximum-items=" + MOST_ITEMS,
                "source.maximum-text-length=" + LONGEST_TEXT)) {
            List<ProducerRecord<byte[], byte[]>> catalog = new ArrayList<>();
            catalogCases.forEach(each -> catalog.add(record(EcommerceTopics.CATALOG, each)));
            List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
            Map<Integer, BadCase> caseAt = new TreeMap<>();
            int good = 0;
            for (BadCase each : eventCases) {
                if (caseAt.size() % CASES_PER_GOOD_RECORD == 0) {
                    events.add(event(goodPurchase(good)));
                    good++;
                }
                caseAt.put(events.size(), each);
                events.add(numbered(record(EcommerceTopics.EVENTS, each), caseAt.size()));
            }
            caseAt.put(events.size(), refused("a text over the option's limit", "LIMIT_EXCEEDED"));
            events.add(event(goodPurchase(9_998)
                    .replace(
                            "\"item_category\"",
                            "\"item_name\":\"" + "n".repeat(LONGEST_TEXT + 1) + "\",\"item_category\"")));
            caseAt.put(events.size(), refused("one line too many", "RULE_BROKEN"));
            events.add(event(purchaseOf("too-many", MOST_ITEMS + 1)));
            events.add(event(purchaseOf("large", MOST_ITEMS)));
            List<RecordMetadata> catalogReceipts = kafka.produce(catalog);
            kafka.produceAborted(List.of(event(goodPurchase(9_999))));
            List<RecordMetadata> eventReceipts = kafka.produce(events);
            // Ahead of every other time, the broker's in a tombstone included, so that it closes all minutes before.
            kafka.produce(List.of(event(view("last", Instant.now().plus(Duration.ofMinutes(2))))));

            int goodRecords = good;
            List<String> metrics = Records.values(kafka.awaitCommitted(
                    EcommerceTopics.PRODUCT_METRICS.name(), PATIENCE, rows -> Records.values(rows).stream()
                            .anyMatch(row -> isWholeMinute(row, goodRecords))));

            assertThat(job.isRunning()).isTrue();
            assertAnswered(EcommerceTopics.EVENTS, byOffset(caseAt, eventReceipts));
            assertAnswered(EcommerceTopics.CATALOG, byOffset(numbered(catalogCases), catalogReceipts));
            assertThat(newestGoodRow(metrics))
                    .contains(
                            "\"units\":" + goodRecords + ",",
                            "\"orders\":" + goodRecords + ",",
                            "\"revenue\":[{\"currency\":\"EUR\",\"gross\":" + goodRecords
                                    + ",\"discount\":0,\"refunded\":0,\"net\":" + goodRecords + "}]");
            assertGoodOrders(goodRecords);
            int accepted = assertEveryAcceptedPurchaseIsOneResult(events);
            assertWritesKeepTheirSchemas(goodRecords + accepted + UNNUMBERED, newestGoodRow(metrics));
            assertThat(deadLetters(EcommerceTopics.EVENTS.deadLetterName()))
                    .extracting(Rejection::message)
                    .contains("items has at most " + MOST_ITEMS + " entries");
            assertThat(deadLetters(EcommerceTopics.ORDERS.deadLetterName()))
                    .extracting(Rejection::reason)
                    .containsExactly(ReasonCode.OUTPUT_TOO_LARGE);
        }
    }

    private void assertAnswered(Topic<?> topic, Map<Long, BadCase> caseAt) {
        Map<Long, List<String>> reasons = new TreeMap<>();
        for (Rejection letter : deadLetters(topic.deadLetterName())) {
            assertThat(letter.topic()).isEqualTo(topic.name());
            assertThat(letter.partition()).isEqualTo(PARTITION);
            reasons.computeIfAbsent(letter.offset(), unused -> new ArrayList<>())
                    .add(letter.reason().name());
        }
        List<String> wrong = new ArrayList<>();
        caseAt.forEach((offset, each) -> {
            List<String> answers = reasons.getOrDefault(offset, List.of());
            boolean right = answers.size() <= 1 && each.expected().allows(answers.isEmpty() ? null : answers.get(0));
            if (!right) {
                wrong.add(each.name() + ": expected " + each.expected() + ", got " + answers);
            }
        });
        LOG.info("{}: {} cases, {} dead letters", topic, caseAt.size(), reasons.size());
        assertThat(wrong).as("%d cases on %s", caseAt.size(), topic).isEmpty();
        assertThat(reasons.keySet()).as("dead letters of cases only").isSubsetOf(caseAt.keySet());
    }

    /** A case that is no dead letter is an order row, or a late record where its time is an old one; never nothing. */
    private int assertEveryAcceptedPurchaseIsOneResult(List<ProducerRecord<byte[], byte[]>> events) {
        List<String> refused = Records.values(kafka.readCommitted(EcommerceTopics.EVENTS.deadLetterName()));
        List<String> accepted = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> event : events) {
            String json = event.value() == null ? "" : new String(event.value(), UTF_8);
            Matcher number = NUMBERED_PURCHASE.matcher(json);
            if (number.find() && !refused.contains(json)) {
                accepted.add(number.group(1));
            }
        }
        LOG.info("{} accepted purchases among the cases", accepted.size());
        assertThat(accepted).hasSizeGreaterThan(50);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(resultsByTransaction()).isEqualTo(once(accepted)));
        return accepted.size();
    }

    private Map<String, Integer> resultsByTransaction() {
        List<String> results = new ArrayList<>(Records.values(kafka.readCommitted(EcommerceTopics.ORDERS.name())));
        results.addAll(Records.values(kafka.readCommitted(EcommerceTopics.EVENTS.lateName())));
        Map<String, Integer> counts = new TreeMap<>();
        for (String result : results) {
            Matcher transaction = TRANSACTION.matcher(result);
            if (transaction.find()) {
                counts.merge(transaction.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<String, Integer> once(List<String> transactions) {
        Map<String, Integer> counts = new TreeMap<>();
        transactions.forEach(transaction -> counts.put(transaction, 1));
        return counts;
    }

    /** Ids of its own, where the case leaves them alone: else all but the first accepted case would be copies of it. */
    private static ProducerRecord<byte[], byte[]> numbered(ProducerRecord<byte[], byte[]> bad, int number) {
        // One case is exactly as large as a record may be.
        if (bad.value() == null || bad.value().length > 900_000) {
            return bad;
        }
        // One character per byte, so that whatever else the value holds comes through.
        String value = new String(bad.value(), ISO_8859_1)
                .replace("\"event_id\":\"bad\"", "\"event_id\":\"bad-" + number + "\"")
                .replace("\"transaction_id\":\"bad\"", "\"transaction_id\":\"bad-" + number + "\"");
        return new ProducerRecord<>(
                bad.topic(), bad.partition(), null, bad.key(), value.getBytes(ISO_8859_1), bad.headers());
    }

    private void assertGoodOrders(int count) {
        List<String> rows = Records.values(kafka.readCommitted(EcommerceTopics.ORDERS.name()));
        for (int number = 0; number < count; number++) {
            String transaction = "\"transaction_id\":\"good-" + number + "\"";
            assertThat(rows)
                    .filteredOn(row -> row.contains(transaction))
                    .singleElement()
                    .asString()
                    .contains("\"gross\":1,", "\"net\":1,", "\"status\":\"booked\"", "\"revision\":1,");
        }
        assertThat(rows).noneMatch(row -> row.contains("\"transaction_id\":\"good-9999\""));
    }

    private List<Rejection> deadLetters(String topic) {
        return kafka.readCommitted(topic).stream()
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

    private static Map<Integer, BadCase> numbered(List<BadCase> cases) {
        Map<Integer, BadCase> numbered = new TreeMap<>();
        cases.forEach(each -> numbered.put(numbered.size(), each));
        return numbered;
    }

    /** The cases under the offsets that their records got; all of a topic is on one partition. */
    private static Map<Long, BadCase> byOffset(Map<Integer, BadCase> cases, List<RecordMetadata> receipts) {
        Map<Long, BadCase> byOffset = new TreeMap<>();
        cases.forEach((place, each) -> byOffset.put(receipts.get(place).offset(), each));
        return byOffset;
    }

    private static ProducerRecord<byte[], byte[]> record(Topic<?> topic, BadCase bad) {
        return new ProducerRecord<>(topic.name(), PARTITION, null, bad.key(), bad.value(), bad.headers());
    }

    private static ProducerRecord<byte[], byte[]> event(String json) {
        return new ProducerRecord<>(
                EcommerceTopics.EVENTS.name(), PARTITION, "good".getBytes(UTF_8), json.getBytes(UTF_8));
    }

    private String goodPurchase(int number) {
        return """
            {"event_id":"good-%d","event_time":"%s","event_name":"purchase","user_id":"good-%d",\
            "transaction_id":"good-%d","currency":"EUR",\
            "items":[{"item_id":"good-item","item_category":"good","price":1,"quantity":1}]}\
            """.formatted(number, minute, number, number);
    }

    private static String view(String id, Instant time) {
        return """
            {"event_id":"%s","event_time":"%s","event_name":"view_item","user_id":"last",\
            "items":[{"item_id":"last-item","item_category":"last","price":1,"quantity":1}]}\
            """.formatted(id, time);
    }

    /** A case of this test's own; its record is made beside it. */
    private static BadCase refused(String name, String reason) {
        return new BadCase(name, null, null, List.of(), new Expectation(false, Set.of(reason)), BadCase.Needs.BROKER);
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
            {"event_id":"bad","event_time":"%s","event_name":"purchase","user_id":"bad","anonymous_id":"visitor",\
            "session_id":"s","transaction_id":"bad","currency":"USD","coupon":"c","items":[{"item_id":"bad-item",\
            "item_name":"n","item_category":"bad","price":1.5,"quantity":2,"discount":0.5,"location_id":"l"}]}\
            """.formatted(now.minusSeconds(60)));
    }

    private Sample catalogSample() {
        return ContractSamples.catalogItem("bad-item", """
            {"event_id":"bad","event_time":"%s","item_id":"bad-item","item_name":"n","item_category":"bad",\
            "price":1.5,"currency":"USD","reorder_point":2,"reorder_clear":1000000}\
            """.formatted(now.minusSeconds(60)));
    }
}
