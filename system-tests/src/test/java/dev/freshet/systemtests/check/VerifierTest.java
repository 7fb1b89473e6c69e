/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.systemtests.kafka.Place;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final String ORDERS = "ecommerce.orders.v1";
    private static final String METRICS = "ecommerce.product-metrics.v1";
    private static final String ALERTS = "ecommerce.alerts.v1";
    private static final Place PLACE = new Place(EVENTS, 3, 17);

    private final Known workload = new Known();
    private final List<ConsumerRecord<byte[], byte[]>> committed = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Verifier verifier = new Verifier(EcommerceJob.DEFINITION, workload, () -> {
        List<ConsumerRecord<byte[], byte[]>> since = List.copyOf(committed);
        committed.clear();
        return since;
    });

    @Test
    void readsResultsAndWhatGoesWithThemAndWithTheInputs() {
        assertThat(Verifier.topics(EcommerceJob.DEFINITION))
                .contains(ORDERS, ORDERS + ".dlq", METRICS, METRICS + ".dlq", ALERTS, ALERTS + ".dlq")
                .contains(EVENTS + ".dlq", EVENTS + ".late")
                .contains("ecommerce.inventory.v1.dlq", "ecommerce.inventory.v1.late")
                .contains("ecommerce.catalog.v1.dlq", "ecommerce.campaigns.v1.dlq")
                .doesNotContain(EVENTS, "ecommerce.catalog.v1.late", "ecommerce.campaigns.v1.late");
    }

    @Test
    void holdsEachTopicAgainstWhatIsExpectedThere() {
        workload.expect(ORDERS, "a", "{'total': 1.50}");
        commit(ORDERS, "{'key': 'a', 'revision': 1, 'total': 1.5}");
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 0");

        commit(METRICS, "{'key': 'a', 'revision': 1, 'total': 1.5}");
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 1 of 2 for 0");
    }

    @Test
    void remembersWhatItReadBefore() {
        workload.expect(ORDERS, "a", "{'total': 2}");
        commit(ORDERS, "{'key': 'a', 'revision': 1, 'total': 1}");
        assertThat(verifier.count()).isEqualTo(1);
        commit(ORDERS, "{'key': 'a', 'revision': 2, 'total': 2}");
        assertThat(verifier.count()).isEqualTo(2);
        commit(ORDERS, "{'key': 'a', 'revision': 2, 'total': 2}");

        assertThat(verdict()).isEqualTo("lost 0 doubled 1 wrong 0 of 3 for 0");
    }

    @Test
    void countsAndDoesNotCompareARowWithoutAKey() {
        commit(ORDERS, "{'total': 1}");

        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 0");
    }

    @Test
    void numbersKeepAllTheirDigits() {
        workload.expect(ORDERS, "a", "{'total': 0.1234567890123456789}");
        commit(ORDERS, "{'key': 'a', 'revision': 1, 'total': 0.1234567890123456788}");

        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 1 of 1 for 0");
    }

    @Test
    void holdsAlertsAgainstThoseThatAreOnAtTheEnd() {
        commit(ALERTS, "{'rule_id': 'LOW', 'subject': 'mug', 'alert_id': '1', 'status': 'firing', 'updated_at': '10'}");
        assertThat(verdict()).isEqualTo("lost 1 doubled 0 wrong 0 of 1 for 0");

        workload.firing.add("LOW|mug");
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 0");
    }

    @Test
    void aWorkloadMayForetellEachRecordOfAnAlert() {
        workload.foretelling = true;
        workload.expect(ALERTS, "1 firing", "{'severity': 'warning'}");
        commit(ALERTS, "{'key': '1 firing', 'severity': 'warning', 'status': 'firing'}");
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 0");

        commit(ALERTS, "{'key': '1 firing', 'severity': 'warning', 'status': 'firing'}");
        assertThat(verdict()).isEqualTo("lost 0 doubled 1 wrong 0 of 2 for 0");
    }

    @Test
    void holdsDeadLettersAgainstTheRecordsThatDeserveThem() {
        commitLetter(PLACE);
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 1 of 1 for 0");

        workload.deadLetters.add(PLACE);
        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 0");
    }

    @Test
    void findsTheStragglerThatALateRecordIs() {
        send(Input.Kind.STRAGGLER, "{'event_id': 'e-1'}", PLACE);
        workload.stragglers.add(PLACE);
        commit(EVENTS + ".late", "{'event_id': 'e-1'}");

        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 0 of 1 for 1");
        assertThat(workload.late).containsExactly(PLACE);
    }

    @Test
    void takesOffenceAtALateRecordThatIsNoStraggler() {
        send(Input.Kind.GOOD, "{'event_id': 'e-1'}", PLACE);
        workload.stragglers.add(PLACE);
        commit(EVENTS + ".late", "{'event_id': 'e-1'}");
        commit(EVENTS + ".late", "{'event_id': 'e-2'}");

        assertThat(verdict()).isEqualTo("lost 0 doubled 0 wrong 2 of 2 for 1");
    }

    @Test
    void failsOverWhatIsNoJson() {
        commit(ORDERS, "{");

        assertThatThrownBy(this::verdict)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("what the job committed is no JSON");
    }

    private String verdict() {
        Verdict verdict = verifier.judge(sent);
        return "lost %d doubled %d wrong %d of %d for %d"
                .formatted(
                        verdict.lost(),
                        verdict.doubled(),
                        verdict.wrong(),
                        verdict.committedOut(),
                        verdict.recordsIn());
    }

    private void commit(String topic, String json) {
        committed.add(new ConsumerRecord<>(topic, 0, 0, new byte[0], bytes(json)));
    }

    private void commitLetter(Place of) {
        ConsumerRecord<byte[], byte[]> letter =
                new ConsumerRecord<>(of.topic() + ".dlq", 0, 0, new byte[0], bytes("{"));
        Map.of(
                        "topic", of.topic(),
                        "partition", Integer.toString(of.partition()),
                        "offset", Long.toString(of.offset()),
                        "timestamp", "0",
                        "reason", "MALFORMED_JSON",
                        "message", "no JSON",
                        "job", "ecommerce",
                        "attempt", "1")
                .forEach((name, value) -> letter.headers().add("freshet-" + name, bytes(value)));
        committed.add(letter);
    }

    private void send(Input.Kind kind, String json, Place place) {
        sent.add(new Sent(new Input(place.topic(), null, "", bytes(json), kind), place));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** Expects what it is told to. */
    private static final class Known implements Workload {

        private static final ObjectMapper JSON =
                new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        private final Map<String, Map<String, ObjectNode>> rows = new HashMap<>();
        private final Set<String> firing = new HashSet<>();
        private final Set<Place> deadLetters = new HashSet<>();
        private final Set<Place> stragglers = new HashSet<>();
        private Set<Place> late = Set.of();
        private boolean foretelling;

        void expect(String topic, String key, String json) {
            try {
                rows.computeIfAbsent(topic, unused -> new HashMap<>())
                        .put(key, (ObjectNode) JSON.readTree(json.replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(json, e);
            }
        }

        @Override
        public Expected expected(List<Sent> sent, Set<Place> committedLate) {
            late = committedLate;
            return new Expected(rows, firing, deadLetters, stragglers);
        }

        @Override
        public RowKeys keys() {
            return (topic, row) -> keyOf(row.path("key").asText());
        }

        private static @Nullable String keyOf(String text) {
            return text.isEmpty() ? null : text;
        }

        @Override
        public boolean foretellsAlerts() {
            return foretelling;
        }

        @Override
        public List<Input> before() {
            return List.of();
        }

        @Override
        public Input next() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Input> closing(int partitions) {
            return List.of();
        }
    }
}
