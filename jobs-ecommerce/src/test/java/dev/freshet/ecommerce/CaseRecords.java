/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.Expectation;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records for one topic, good ones and cases of the catalogue, and how the job answers the cases. All are on one partition,
 * so that a record's offset is enough to find its case.
 */
final class CaseRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CaseRecords.class);

    private static final int PARTITION = 0;

    /** Above this, a case is about its size and keeps its ids. */
    private static final int LARGEST_NUMBERED = 900_000;

    private final Topic<?> topic;
    private final String id;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<Integer, BadCase> cases = new TreeMap<>();
    private final Map<Long, Integer> placeAt = new TreeMap<>();

    /**
     * @param id the text of those fields of the sample that become the case's own: else all accepted cases but the first
     *     would be copies of it
     */
    CaseRecords(Topic<?> topic, String id) {
        this.topic = topic;
        this.id = id;
    }

    int cases() {
        return cases.size();
    }

    void addGood(String json) {
        records.add(new ProducerRecord<>(topic.name(), PARTITION, "good".getBytes(UTF_8), json.getBytes(UTF_8)));
    }

    /** A case with ids of its own, where the case leaves them alone. */
    void add(BadCase bad) {
        cases.put(records.size(), bad);
        records.add(new ProducerRecord<>(
                topic.name(), PARTITION, null, bad.key(), numbered(bad.value(), cases.size()), bad.headers()));
    }

    /** A record that has to become a dead letter, beside those of the catalogue. */
    void addRefused(String name, String reason, String json) {
        add(new BadCase(
                name,
                "refused".getBytes(UTF_8),
                json.getBytes(UTF_8),
                List.of(),
                new Expectation(false, Set.of(reason)),
                BadCase.Needs.BROKER));
    }

    void send(KafkaFixture kafka) {
        List<RecordMetadata> receipts = kafka.produce(records);
        for (int place = 0; place < receipts.size(); place++) {
            placeAt.put(receipts.get(place).offset(), place);
        }
    }

    /** Waits for the dead letter of the last record, behind which the job holds all the others. */
    void awaitLastLetter(KafkaFixture kafka, Duration patience) {
        long last = placeAt.keySet().stream().max(Long::compare).orElseThrow();
        kafka.awaitCommitted(topic.deadLetterName(), patience, letters -> letters.stream()
                .anyMatch(letter -> DeadLetter.parse(letter).rejection().offset() == last));
    }

    /** Every case became what it has to, and no other record a dead letter. */
    void assertAnswered(KafkaFixture kafka) {
        Map<Long, List<String>> reasons = reasons(kafka);
        List<String> wrong = new ArrayList<>();
        placeAt.forEach((offset, place) -> {
            BadCase each = cases.get(place);
            List<String> answers = reasons.getOrDefault(offset, List.of());
            Expectation expected = each == null ? new Expectation(true, Set.of()) : each.expected();
            if (answers.size() > 1 || !expected.allows(answers.isEmpty() ? null : answers.get(0))) {
                wrong.add(
                        (each == null ? "a good record" : each.name()) + ": expected " + expected + ", got " + answers);
            }
        });
        LOG.info("{}: {} cases, {} dead letters", topic, cases.size(), reasons.size());
        assertThat(wrong).as("%d cases on %s", cases.size(), topic).isEmpty();
        assertThat(placeAt.keySet()).as("dead letters of these records only").containsAll(reasons.keySet());
    }

    /** The values of the cases that are no dead letter. */
    List<String> accepted(KafkaFixture kafka) {
        Map<Long, List<String>> reasons = reasons(kafka);
        List<String> accepted = new ArrayList<>();
        placeAt.forEach((offset, place) -> {
            byte[] value = records.get(place).value();
            if (cases.containsKey(place) && value != null && !reasons.containsKey(offset)) {
                accepted.add(new String(value, UTF_8));
            }
        });
        return accepted;
    }

    private Map<Long, List<String>> reasons(KafkaFixture kafka) {
        Map<Long, List<String>> reasons = new TreeMap<>();
        kafka.readCommitted(topic.deadLetterName()).forEach(record -> {
            Rejection letter = DeadLetter.parse(record).rejection();
            assertThat(letter.topic()).isEqualTo(topic.name());
            assertThat(letter.partition()).isEqualTo(PARTITION);
            reasons.computeIfAbsent(letter.offset(), unused -> new ArrayList<>())
                    .add(letter.reason().name());
        });
        return reasons;
    }

    private byte @Nullable [] numbered(byte @Nullable [] value, int number) {
        if (value == null || value.length > LARGEST_NUMBERED) {
            return value;
        }
        // One character per byte, so that whatever else the value holds comes through.
        return new String(value, ISO_8859_1)
                .replace(":\"" + id + "\"", ":\"" + id + "-" + number + "\"")
                .getBytes(ISO_8859_1);
    }
}
