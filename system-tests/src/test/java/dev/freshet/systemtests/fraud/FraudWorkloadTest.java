/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudJob;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.systemtests.check.Expected;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.Json;
import dev.freshet.systemtests.check.Sent;
import dev.freshet.systemtests.check.Workload;
import dev.freshet.systemtests.kafka.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FraudWorkloadTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-06T00:00:00Z");
    private static final String TRANSACTIONS = FraudTopics.TRANSACTIONS.name();

    private final Workload workload = workload(7);

    @Test
    void decidesOnWhatIsGoodAndOnStragglersThatWereNotCalledLate() {
        List<Sent> sent = new ArrayList<>();
        for (Input.Kind kind : List.of(
                Input.Kind.STRAGGLER, Input.Kind.STRAGGLER, Input.Kind.GARBAGE, Input.Kind.GOOD, Input.Kind.COPY)) {
            String id = "t-" + sent.size();
            Input input = new Input(TRANSACTIONS, null, "anna", Json.bytes(Bank.payment(id, "10:00:00", "1")), kind);
            sent.add(new Sent(input, new Place(TRANSACTIONS, 0, sent.size())));
        }

        Expected expected = workload.expected(sent, Set.of(new Place(TRANSACTIONS, 0, 1)));

        assertThat(rows(expected, FraudTopics.DECISIONS).keySet()).containsExactlyInAnyOrder("t-0", "t-3");
        assertThat(expected.stragglers()).containsExactly(new Place(TRANSACTIONS, 0, 0), new Place(TRANSACTIONS, 0, 1));
        assertThat(expected.deadLetters()).containsExactly(new Place(TRANSACTIONS, 0, 2));
    }

    /** Or a fault would meet nothing but the simple. */
    @Test
    void hasEverythingThatMakesDecidingHard() {
        List<Input> inputs = inputs(workload, 8_000);

        assertThat(inputs.stream().map(Input::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Input.Kind.CLOSING)));
        assertThat(inputs.stream().map(Input::topic).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        FraudJob.DEFINITION.inputs().stream().map(Topic::name).toList());
        Expected expected = workload.expected(placed(inputs), Set.of());
        Map<String, ObjectNode> decisions = rows(expected, FraudTopics.DECISIONS);
        assertThat(told(decisions, "outcome")).containsExactlyInAnyOrder("approve", "review", "step_up", "interdict");
        assertThat(told(rows(expected, FraudTopics.ALERTS), "rule_id"))
                .containsExactlyInAnyOrder("fast-hops", "guessed", "tried-out", "hurry", "large", BankRules.BLOCKED);
        assertThat(told(rows(expected, FraudTopics.ALERTS), "status")).containsExactlyInAnyOrder("firing", "resolved");
        assertThat(told(rows(expected, FraudTopics.ACCOUNT_COMMANDS), "type"))
                .containsExactlyInAnyOrder("block", "step_up", "unblock");
        assertThat(decisions.values())
                .extracting(decision -> decision.path("reasons").findValuesAsText("rule_id"))
                .anyMatch(rules -> rules.contains("risky-till"))
                .anyMatch(rules -> rules.contains("unknown-device"))
                .anyMatch(rules -> rules.contains(BankRules.ALLOWED));
    }

    /** What is on no topic here is never compared. */
    @Test
    void expectsRowsOnEveryTopicOfTheJobUnderTheirOwnKeys() {
        Expected expected = workload.expected(placed(inputs(workload, 2_000)), Set.of());

        assertThat(expected.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        FraudJob.DEFINITION.outputs().stream().map(Topic::name).toList());
        expected.rows().forEach((topic, rows) -> {
            assertThat(rows).as(topic).isNotEmpty();
            rows.forEach((key, row) -> {
                if (!row.isEmpty()) {
                    assertThat(workload.keys().of(topic, row)).isEqualTo(key);
                }
            });
        });
    }

    @Test
    void doesNotCompareWhatOnlyMovesTimeOn() {
        JsonNode closing = Json.parse(workload.closing(1).get(0).value());

        assertThat(workload.keys().of(FraudTopics.DECISIONS.name(), closing)).isNull();
    }

    @Test
    void leavesWhatOnlyAVersionSaysToTheTestThatChangesRules() {
        Workload changing = new FraudSubject().withChangingRules().workload(7, START, NOW);
        Map<String, ObjectNode> decisions =
                rows(changing.expected(placed(inputs(changing, 100)), Set.of()), FraudTopics.DECISIONS);
        ObjectNode alert = Json.object().put("rule_id", BankRules.CHANGING);

        assertThat(decisions.values())
                .isNotEmpty()
                .allMatch(row -> row.has("outcome") && row.has("features"))
                .noneMatch(row -> row.has("score") || row.has("reasons") || row.has("rule_versions"));
        assertThat(changing.keys().of(FraudTopics.ALERTS.name(), alert)).isNull();
        assertThat(workload.keys().of(FraudTopics.ALERTS.name(), alert)).isNotNull();
    }

    @Test
    void sendsTheSameForTheSameSeedAndOtherForAnother() {
        List<String> first = written(workload(7));

        assertThat(written(workload(7))).isEqualTo(first);
        assertThat(written(workload(8))).isNotEqualTo(first);
    }

    @Test
    void closesEveryPartitionOfEveryTopicWithEvents() {
        Set<String> closed = workload.closing(2).stream()
                .map(input -> input.topic() + input.partition())
                .collect(Collectors.toSet());

        assertThat(closed)
                .containsExactlyInAnyOrderElementsOf(FraudJob.DEFINITION.inputs().stream()
                        .filter(topic -> topic.kind() == Topic.Kind.EVENTS)
                        .flatMap(topic -> Stream.of(topic.name() + 0, topic.name() + 1))
                        .toList());
    }

    private static Workload workload(long seed) {
        return new FraudSubject().workload(seed, START, NOW);
    }

    private static List<Input> inputs(Workload workload, int count) {
        return Stream.concat(
                        workload.before().stream(),
                        Stream.generate(workload::next).limit(count))
                .toList();
    }

    private static List<String> written(Workload workload) {
        return inputs(workload, 500).stream()
                .map(input -> new String(input.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Sent> placed(List<Input> inputs) {
        List<Sent> placed = new ArrayList<>();
        inputs.forEach(input -> placed.add(new Sent(input, new Place(input.topic(), 0, placed.size()))));
        return placed;
    }

    private static Map<String, ObjectNode> rows(Expected expected, Topic<?> topic) {
        return Objects.requireNonNull(expected.rows().get(topic.name()));
    }

    private static Set<String> told(Map<String, ObjectNode> rows, String field) {
        return rows.values().stream()
                .map(row -> row.path(field).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
