/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.schema.SchemaCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The whole catalogue of bad input on every topic of one running job, which may not restart: each case is accepted, or
 * becomes exactly one dead letter with the right reason, and the good payments between them are decided on as if they were alone.
 */
class BadInputIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CASES_PER_GOOD_RECORD = 10;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<Topic<?>, CaseRecords> cases = new LinkedHashMap<>();
    private int good;

    @Test
    void everyCaseIsAcceptedOrOneDeadLetterAndGoodRecordsAreUntouched() throws Exception {
        ContractSamples.ofInputs().forEach(input -> addCases((Topic<?>) input.get()[0], (Sample) input.get()[1]));
        try (RunningFraudJob job = RunningFraudJob.start(kafka, "source.idle-timeout=1 s")) {
            cases.values().forEach(records -> records.send(kafka));
            cases.values().forEach(records -> records.awaitLastLetter(kafka, PATIENCE));

            cases.values().forEach(records -> records.assertAnswered(kafka));
            await().atMost(PATIENCE).untilAsserted(this::assertDecided);
            assertEveryDocumentHasAReceipt(FraudTopics.RULES);
            assertEveryDocumentHasAReceipt(FraudTopics.LISTS);
            assertThat(job.isRunning()).isTrue();
        }
    }

    private void addCases(Topic<?> topic, Sample sample) {
        CaseRecords records = TopicCases.of(topic, topic.entity());
        cases.put(topic, records);
        Sample own = ContractSamples.with(sample, records.sampleId(), now.minusSeconds(60));
        List<BadCase> sent = topic.kind() == Topic.Kind.EVENTS
                ? CaseRecords.sendable(own, now)
                : CaseRecords.sendableWithKey(own, now);
        for (BadCase each : sent) {
            if (topic == FraudTopics.TRANSACTIONS && records.cases() % CASES_PER_GOOD_RECORD == 0) {
                good++;
                records.addGood("good", goodPayment());
            }
            records.add(each);
        }
        records.addRefused("the last one", "MALFORMED_JSON", "no record");
    }

    private String goodPayment() {
        return """
            {"event_id":"good-%1$d","event_time":"%2$s","transaction_id":"good-%1$d","account_id":"good",\
            "amount":1,"currency":"EUR","type":"purchase"}\
            """.formatted(good, now.minus(Duration.ofMinutes(20)).plusSeconds(good));
    }

    /** An accepted transaction has a decision, or is late where its time is an old one; never nothing. */
    private void assertDecided() throws Exception {
        Set<String> expected = new HashSet<>();
        for (String json : records(FraudTopics.TRANSACTIONS).accepted(kafka)) {
            expected.add(decoded(FraudTopics.TRANSACTIONS, json.getBytes(UTF_8)).transactionId());
        }
        List<FraudDecision> decisions = committed(FraudTopics.DECISIONS, FraudTopics.DECISIONS.name());
        Set<String> answered = new HashSet<>();
        for (Transaction late : committed(FraudTopics.TRANSACTIONS, FraudTopics.TRANSACTIONS.lateName())) {
            answered.add(late.transactionId());
        }
        decisions.stream()
                .filter(decision -> !decision.accountId().equals("good"))
                .forEach(decision -> answered.add(decision.transactionId()));
        assertThat(answered).isEqualTo(expected);
        assertThat(decisions)
                .filteredOn(decision -> decision.accountId().equals("good"))
                .hasSize(good)
                .last()
                .satisfies(decision -> assertThat(decision.features())
                        .containsEntry("count_1h", BigDecimal.valueOf(good))
                        .containsEntry("sum_1h", BigDecimal.valueOf(good)));
    }

    /** Whether it came into force or not. */
    private void assertEveryDocumentHasAReceipt(Topic<?> control) throws Exception {
        Topic<DocumentReceipt> receipts = DocumentReceipt.topicOf(control);

        assertThat(committed(receipts, receipts.name()))
                .hasSize(records(control).cases());
    }

    private CaseRecords records(Topic<?> topic) {
        return Objects.requireNonNull(cases.get(topic));
    }

    /** What was committed to a topic, each record by its schema. */
    private <T> List<T> committed(Topic<T> form, String topic) throws Exception {
        SchemaCheck schema = new SchemaCheck(JsonSchema.of(form));
        List<T> rows = new ArrayList<>();
        for (var record : kafka.readCommitted(topic)) {
            assertThat(schema.problems(record.value())).isEmpty();
            rows.add(decoded(form, record.value()));
        }
        return rows;
    }

    private static <T> T decoded(Topic<T> topic, byte[] json) throws RefusedException {
        return topic.codec().decode(json);
    }
}
