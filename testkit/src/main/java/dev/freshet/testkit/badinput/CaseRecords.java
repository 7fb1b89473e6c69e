/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records for one topic, good ones and cases of the catalogue, and how the job answers the cases. All are on one partition,
 * so that a record's offset is enough to find its case.
 *
 * <p>Where the sample says {@link #sampleId}, in its key or as a whole text, a case has an id of its own: else all accepted
 * cases but the first would be copies of it. Ids are of one length, so that no case changes its size.
 */
public final class CaseRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CaseRecords.class);

    private static final int PARTITION = 0;

    private final String topic;
    private final String deadLetters;
    private final String prefix;
    private final Function<ConsumerRecord<byte[], byte[]>, Letter> parser;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<Integer, BadCase> cases = new TreeMap<>();
    private final Map<Long, Integer> placeAt = new TreeMap<>();

    /**
     * What became of a case.
     *
     * @param id the case's own
     * @param key as it was sent
     * @param value as it was sent
     * @param reason of the dead letter; null where there is none
     */
    public record Answer(
            String id,
            String name,
            byte @Nullable [] key,
            byte @Nullable [] value,
            @Nullable String reason) {}

    /** Which record a dead letter is about, and why it was refused. */
    public record Letter(String topic, int partition, long offset, String reason) {}

    /**
     * Nothing is sent yet.
     *
     * @param deadLetters the topic of the refused
     * @param prefix of the ids
     * @param parser of dead letters
     */
    public CaseRecords(
            String topic, String deadLetters, String prefix, Function<ConsumerRecord<byte[], byte[]>, Letter> parser) {
        this.topic = topic;
        this.deadLetters = deadLetters;
        this.prefix = prefix;
        this.parser = parser;
    }

    /** The cases of the catalogue that are sent as records: not those that have to leave no trace. */
    public static List<BadCase> sendable(Sample sample, Instant now) {
        return BadInput.cases(sample, now).stream()
                .filter(each -> !each.expected().equals(Expectation.NOTHING))
                .toList();
    }

    /** The same for a compacted topic, on which the broker itself refuses a record without a key. */
    public static List<BadCase> sendableWithKey(Sample sample, Instant now) {
        return sendable(sample, now).stream().filter(each -> each.key() != null).toList();
    }

    public String sampleId() {
        return id(0);
    }

    /** The id of a case, by its number from 1 on. */
    public String id(int number) {
        return "%s-%04d".formatted(prefix, number);
    }

    public int cases() {
        return cases.size();
    }

    public void addGood(String json) {
        addGood("good", json);
    }

    public void addGood(String key, String json) {
        records.add(new ProducerRecord<>(topic, PARTITION, key.getBytes(UTF_8), json.getBytes(UTF_8)));
    }

    /** Adds a case with ids of its own, where the case leaves them alone. */
    public void add(BadCase bad) {
        cases.put(records.size(), bad);
        String id = id(cases.size());
        records.add(new ProducerRecord<>(topic, PARTITION, null, key(bad, id), value(bad, id), bad.headers()));
    }

    /** Adds a record that has to become a dead letter, beside those of the catalogue. */
    public void addRefused(String name, String reason, String json) {
        add(new BadCase(
                name,
                "refused".getBytes(UTF_8),
                json.getBytes(UTF_8),
                List.of(),
                new Expectation(false, Set.of(reason)),
                BadCase.Needs.BROKER));
    }

    /** Sends all, and before them a record that is aborted: of garbage, so that a dead letter tells where it was read. */
    public void send(KafkaFixture kafka) {
        kafka.produceAborted(
                List.of(new ProducerRecord<>(topic, PARTITION, "aborted".getBytes(UTF_8), "{aborted".getBytes(UTF_8))));
        List<RecordMetadata> receipts = kafka.produce(records);
        for (int place = 0; place < receipts.size(); place++) {
            placeAt.put(receipts.get(place).offset(), place);
        }
    }

    /** Waits for the dead letter of the last case that has to become one, behind which the job holds all those before. */
    public void awaitLastLetter(KafkaFixture kafka, Duration patience) {
        long last = placeAt.entrySet().stream()
                .filter(sent -> mustBeRefused(cases.get(sent.getValue())))
                .map(Map.Entry::getKey)
                .max(Long::compare)
                .orElseThrow();
        kafka.awaitCommitted(deadLetters, patience, letters -> letters.stream()
                .anyMatch(letter -> parser.apply(letter).offset() == last));
    }

    private static boolean mustBeRefused(@Nullable BadCase each) {
        return each != null && !each.expected().allows(null);
    }

    /** Every case became what it has to, and no other record a dead letter. */
    public void assertAnswered(KafkaFixture kafka) {
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

    /** What became of the cases, in the order in which they were sent. */
    public List<Answer> answers(KafkaFixture kafka) {
        Map<Long, List<String>> reasons = reasons(kafka);
        List<Answer> answers = new ArrayList<>();
        placeAt.forEach((offset, place) -> {
            BadCase bad = cases.get(place);
            if (bad != null) {
                ProducerRecord<byte[], byte[]> sent = records.get(place);
                List<String> given = reasons.getOrDefault(offset, List.of());
                String id = id(answers.size() + 1);
                answers.add(
                        new Answer(id, bad.name(), sent.key(), sent.value(), given.isEmpty() ? null : given.get(0)));
            }
        });
        return answers;
    }

    /** The values of the cases that are no dead letter. */
    public List<String> accepted(KafkaFixture kafka) {
        List<String> accepted = new ArrayList<>();
        for (Answer answer : answers(kafka)) {
            if (answer.reason() == null && answer.value() != null) {
                accepted.add(new String(answer.value(), UTF_8));
            }
        }
        return accepted;
    }

    private Map<Long, List<String>> reasons(KafkaFixture kafka) {
        Map<Long, List<String>> reasons = new TreeMap<>();
        kafka.readCommitted(deadLetters).forEach(record -> {
            Letter letter = parser.apply(record);
            assertThat(letter.topic()).isEqualTo(topic);
            assertThat(letter.partition()).isEqualTo(PARTITION);
            reasons.computeIfAbsent(letter.offset(), unused -> new ArrayList<>())
                    .add(letter.reason());
        });
        return reasons;
    }

    private byte @Nullable [] key(BadCase bad, String id) {
        return Arrays.equals(bad.key(), sampleId().getBytes(UTF_8)) ? id.getBytes(UTF_8) : bad.key();
    }

    private byte @Nullable [] value(BadCase bad, String id) {
        byte[] value = bad.value();
        if (value == null) {
            return null;
        }
        // One character per byte, so that whatever else the value holds comes through.
        return new String(value, ISO_8859_1)
                .replace(":\"" + sampleId() + "\"", ":\"" + id + "\"")
                .getBytes(ISO_8859_1);
    }
}
