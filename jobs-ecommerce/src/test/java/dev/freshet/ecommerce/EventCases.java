/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.CommittedTopic.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue on the topic of events: purchases, of which good ones are all in one minute. */
final class EventCases {

    static final int MOST_ITEMS = 1_500;
    static final int LONGEST_TEXT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventCases.class);

    private static final Pattern NUMBERED_PURCHASE = Pattern.compile(
            "\"event_id\":\"bad-\\d+\".*\"event_name\":\"purchase\".*\"transaction_id\":\"(bad-\\d+)\"",
            Pattern.DOTALL);
    private static final Pattern TRANSACTION = Pattern.compile("\"transaction_id\":\"(bad-\\d+)\"");

    private static final int CASES_PER_GOOD_RECORD = 10;

    private final KafkaFixture kafka;
    private final Instant now;
    private final Duration patience;

    /** Closed long before the newest case, and far from late. */
    private final Instant minute;

    private final CaseRecords events = TopicCases.of(EcommerceTopics.EVENTS, "bad");
    private int good;
    private int otherPurchases;

    EventCases(KafkaFixture kafka, Instant now, Duration patience) {
        this.kafka = kafka;
        this.now = now;
        this.patience = patience;
        this.minute = now.minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MINUTES);
        for (BadCase each : CaseRecords.sendable(sample(), now)) {
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
    }

    /** A view that says nothing of the item's category. */
    void addView(String item) {
        events.addGood(view(item, now));
    }

    /** A purchase for this price. */
    void addPurchase(String shopper, String price, String currency) {
        otherPurchases++;
        events.addGood("""
            {"event_id":"%1$s","event_time":"%2$s","event_name":"purchase","user_id":"%1$s","transaction_id":"%1$s",\
            "currency":"%3$s","items":[{"item_id":"other-item","item_category":"other","price":%4$s,"quantity":1}]}\
            """.formatted(shopper, now, currency, price));
    }

    void send() {
        // Ahead of every other time, so that it closes all minutes before.
        events.addGood(view("last", Instant.now().plus(Duration.ofMinutes(2))));
        kafka.produceAborted(List.of(Records.text(EcommerceTopics.EVENTS.name(), "good", goodPurchase(9_999))));
        events.send(kafka);
    }

    /**
     * Waits until all good purchases are in the final row of their minute, which a case of a later time may close before the last
     * records are read, and until these are answered.
     */
    void awaitAnswers() {
        kafka.awaitCommitted(EcommerceTopics.PRODUCT_METRICS.name(), patience, rows -> Records.values(rows).stream()
                .anyMatch(row -> isGoodMinute(row)
                        && row.contains("\"final\":true")
                        && row.contains("\"orders\":" + good + ",")));
        events.awaitLastLetter(kafka, patience);
        kafka.awaitCommitted(EcommerceTopics.ORDERS.deadLetterName(), patience, letters -> !letters.isEmpty());
    }

    void assertAnswered() {
        events.assertAnswered(kafka);
        assertGoodMinute();
        assertGoodOrders();
        int accepted = assertEveryAcceptedPurchaseIsOneResult();
        assertThat(answersBySchema()).hasSize(good + otherPurchases + accepted);
        assertThat(deadLetters(EcommerceTopics.EVENTS))
                .extracting(Rejection::message)
                .contains("items has at most " + MOST_ITEMS + " entries");
        assertThat(deadLetters(EcommerceTopics.ORDERS))
                .extracting(Rejection::reason)
                .containsExactly(ReasonCode.OUTPUT_TOO_LARGE);
    }

    private void assertGoodMinute() {
        assertThat(CommittedTopic.of(kafka, EcommerceTopics.PRODUCT_METRICS).valuesBySchema())
                .filteredOn(this::isGoodMinute)
                .last()
                .asString()
                .contains(
                        "\"units\":" + good + ",",
                        "\"orders\":" + good + ",",
                        "\"revenue\":[{\"currency\":\"EUR\",\"gross\":" + good
                                + ",\"discount\":0,\"refunded\":0,\"net\":" + good + "}]");
    }

    private void assertGoodOrders() {
        List<String> rows = CommittedTopic.of(kafka, EcommerceTopics.ORDERS).values();
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

    /** A case that is no dead letter is an order row, or a late record where its time is an old one; never nothing. */
    private int assertEveryAcceptedPurchaseIsOneResult() {
        List<String> accepted = matches(NUMBERED_PURCHASE, events.accepted(kafka));
        LOG.info("{} accepted purchases among the cases", accepted.size());
        await().atMost(patience)
                .untilAsserted(() -> assertThat(resultsByTransaction()).isEqualTo(once(accepted)));
        return accepted.size();
    }

    private Map<String, Integer> resultsByTransaction() {
        List<String> results =
                new ArrayList<>(CommittedTopic.of(kafka, EcommerceTopics.ORDERS).values());
        results.addAll(CommittedTopic.late(kafka, EcommerceTopics.EVENTS).values());
        Map<String, Integer> counts = new TreeMap<>();
        matches(TRANSACTION, results).forEach(transaction -> counts.merge(transaction, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> once(List<String> transactions) {
        Map<String, Integer> counts = new TreeMap<>();
        transactions.forEach(transaction -> counts.put(transaction, 1));
        return counts;
    }

    /** Order rows and late records, which together answer every purchase. */
    private List<String> answersBySchema() {
        List<String> answers =
                new ArrayList<>(CommittedTopic.of(kafka, EcommerceTopics.ORDERS).valuesBySchema());
        answers.addAll(CommittedTopic.late(kafka, EcommerceTopics.EVENTS).valuesBySchema());
        return answers;
    }

    private List<Rejection> deadLetters(Topic<?> topic) {
        return kafka.readCommitted(topic.deadLetterName()).stream()
                .map(DeadLetter::parse)
                .map(DeadLetter::rejection)
                .toList();
    }

    private boolean isGoodMinute(String row) {
        return row.contains("\"dimension\":\"item\",\"id\":\"good-item\"")
                && row.contains("\"granularity\":\"minute\",\"window_start\":\"" + minute + "\"");
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

    private Sample sample() {
        return ContractSamples.event(events.sampleId(), """
            {"event_id":"%1$s","event_time":"%2$s","event_name":"purchase","user_id":"shopper","anonymous_id":"visitor",\
            "session_id":"s","transaction_id":"%1$s","currency":"USD","coupon":"c","items":[{"item_id":"bad-item",\
            "item_name":"n","item_category":"bad-category","price":1.5,"quantity":2,"discount":0.5,"location_id":"l"}]}\
            """.formatted(events.sampleId(), now.minusSeconds(60)));
    }
}
