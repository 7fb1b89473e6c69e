/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.CommittedTopic.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue on the topic of goods, each case an item of its own; good receipts are all of one. */
final class MovementCases {

    private static final Logger LOG = LoggerFactory.getLogger(MovementCases.class);

    private static final Pattern MOVED_ITEM = Pattern.compile("\"item_id\":\"(movement-\\d+)\"");

    private static final int CASES_PER_GOOD_RECORD = 10;

    private final KafkaFixture kafka;
    private final Duration patience;
    private final CaseRecords movements = TopicCases.of(EcommerceTopics.INVENTORY, "movement");
    private int good;

    MovementCases(KafkaFixture kafka, Instant now, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
        for (BadCase each : CaseRecords.sendable(sample(now), now)) {
            if (movements.cases() % CASES_PER_GOOD_RECORD == 0) {
                movements.addGood(receipt("good-" + good, "good-item", now.minus(Duration.ofMinutes(20))));
                good++;
            }
            movements.add(each);
        }
    }

    void send() {
        // Ahead of every other time, so that all before is booked.
        movements.addGood(receipt("last", "last-item", Instant.now().plus(Duration.ofMinutes(2))));
        movements.addRefused("the last one", "MALFORMED_JSON", "no movement");
        movements.send(kafka);
    }

    /** A case that is no dead letter is a row of its item, or a late record where its time is an old one; never nothing. */
    void assertAnswered() {
        movements.awaitLastLetter(kafka, patience);
        movements.assertAnswered(kafka);
        List<String> accepted = matches(MOVED_ITEM, movements.accepted(kafka));
        LOG.info("{} accepted movements among the cases, {} good ones", accepted.size(), good);
        await().atMost(patience).untilAsserted(() -> {
            List<String> answers = new ArrayList<>(
                    CommittedTopic.of(kafka, EcommerceTopics.STOCK).values());
            answers.addAll(CommittedTopic.late(kafka, EcommerceTopics.INVENTORY).values());
            assertThat(Set.copyOf(matches(MOVED_ITEM, answers))).isEqualTo(Set.copyOf(accepted));
            assertThat(answers)
                    .filteredOn(row -> row.contains("\"item_id\":\"good-item\""))
                    .last()
                    .asString()
                    .contains("\"on_hand\":" + good + ",\"reserved\":0,\"available\":" + good);
        });
        assertThat(CommittedTopic.of(kafka, EcommerceTopics.STOCK).valuesBySchema())
                .isNotEmpty();
        assertThat(CommittedTopic.of(kafka, EcommerceTopics.ALERTS).valuesBySchema())
                .anyMatch(alert -> alert.contains("\"rule_id\":\"OVERSOLD\""));
        CommittedTopic.late(kafka, EcommerceTopics.INVENTORY).valuesBySchema();
    }

    private static String receipt(String id, String item, Instant time) {
        return """
            {"event_id":"%s","event_time":"%s","type":"receipt","item_id":"%s","location_id":"l","quantity":1}\
            """.formatted(id, time, item);
    }

    private Sample sample(Instant now) {
        return ContractSamples.movement(
                movements.sampleId(), """
            {"event_id":"%1$s","event_time":"%2$s","type":"reserve","item_id":"%1$s","location_id":"l",\
            "quantity":2,"reservation_id":"r","expires_at":"9999-12-31T23:59:59.999Z"}\
            """.formatted(movements.sampleId(), now.minusSeconds(60)));
    }
}
