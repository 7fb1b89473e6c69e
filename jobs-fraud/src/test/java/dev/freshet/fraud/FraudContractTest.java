/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.common.alert.Severity;
import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.fraud.command.AccountHold;
import dev.freshet.fraud.command.BrakeMinute;
import dev.freshet.fraud.decision.DecisionReason;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.Episode;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.model.CalibrationBin;
import dev.freshet.fraud.model.ModelMetrics;
import dev.freshet.testkit.pin.PojoTypes;
import dev.freshet.testkit.schema.SchemaCheck;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of all topics, and each form in both directions. */
class FraudContractTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");

    static final List<Topic<?>> ALL = FraudTopics.ALL;

    @Test
    void holdsEveryTopicOnce() {
        Stream<Object> constants = Arrays.stream(FraudTopics.class.getFields())
                .filter(field -> field.getType() == Topic.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(constants).isEqualTo(ALL);
        assertThat(ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void isServedByTheJob() {
        assertThat(FraudJob.DEFINITION.inputs())
                .containsExactly(
                        FraudTopics.TRANSACTIONS,
                        FraudTopics.LOGINS,
                        FraudTopics.LABELS,
                        FraudTopics.RULES,
                        FraudTopics.LISTS,
                        FraudTopics.CASE_COMMANDS);
        assertThat(FraudJob.DEFINITION.outputs())
                .containsExactly(
                        FraudTopics.DECISIONS,
                        FraudTopics.ALERTS,
                        FraudTopics.ACCOUNT_COMMANDS,
                        FraudTopics.FEATURES,
                        FraudTopics.MODEL_METRICS);
        assertThat(FraudJob.DEFINITION.planned()).isEmpty();
    }

    /** What is said to be served is what the graph has a source or an encoder for. */
    @Test
    void saysOfTheRealJobWhatItServes() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        JobLaunch.in(environment, FraudJob.DEFINITION, JobLaunch.options(FraudJob.DEFINITION));
        List<String> uids = environment.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .toList();

        assertThat(ALL).allSatisfy(topic -> assertThat(uids).contains(topic.entity() + servedBy(topic)));
    }

    private static String servedBy(Topic<?> topic) {
        return topic.kind() == Topic.Kind.OUTPUT ? "-encode" : "-source";
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasRecordsThatStreamsCanCarry(Topic<?> topic) {
        PojoTypes.assertPojo(topic.recordType());
    }

    @ParameterizedTest
    @ValueSource(classes = {Episode.class, Occurrence.class, AccountHold.class, BrakeMinute.class})
    void hasRecordsThatStateCanHold(Class<?> type) {
        PojoTypes.assertPojo(type);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(FraudTopics.DECISIONS, decision(), "anna", """
                        {"transaction_id":"t-1","account_id":"anna","event_time":"2026-03-02T10:00:00Z",\
                        "outcome":"step_up","score":0.6,"rule_score":0.5,"model_score":0.7,\
                        "model_version":"2026-03-02","reasons":[{"code":"velocity","rule_id":"fast","rule_version":3,\
                        "weight":0.5,"shadow":false},{"code":"block_list","rule_id":"block|device|phone",\
                        "rule_version":1,"shadow":false}],"rule_versions":{"fast":3,"slow":1},\
                        "features":{"count_1h":4,"sum_1h":120.5},"late":false,"order":"arrival","latency_millis":7}"""),
                Arguments.of(FraudTopics.ALERTS, alert(), "anna", """
                        {"alert_id":"fast|2026-03-02T10:00:00Z|anna","rule_id":"fast","rule_version":3,\
                        "severity":"warning","status":"firing","shadow":false,"subject":"anna",\
                        "started_at":"2026-03-02T10:00:00Z","updated_at":"2026-03-02T11:00:00Z",\
                        "summary":"Four payments in an hour.","evidence":{"event_ids":["e-1"],\
                        "figures":{"occurrences":4}}}"""),
                Arguments.of(FraudTopics.ACCOUNT_COMMANDS, block(), "anna", """
                        {"action_id":"block|t-1|anna","rule_id":"fast","rule_version":3,"type":"block",\
                        "target":"anna","reason":"velocity: score 0.9","subjects":["t-1"],"figures":{"score":0.9},\
                        "currency":"EUR","dry_run":false,"shadow":false,"holdout":false,\
                        "decided_at":"2026-03-02T10:00:00Z","expires_at":"2026-03-02T11:00:00Z"}"""),
                Arguments.of(
                        FraudTopics.FEATURES,
                        new TransactionFeatures(
                                "t-1",
                                "anna",
                                TEN,
                                "till-3",
                                TransactionType.PURCHASE,
                                new BigDecimal("12.5"),
                                "EUR",
                                Map.of("count_1h", BigDecimal.ONE),
                                true),
                        "anna",
                        """
                        {"transaction_id":"t-1","account_id":"anna","event_time":"2026-03-02T10:00:00Z",\
                        "terminal_id":"till-3","type":"purchase","amount":12.5,"currency":"EUR",\
                        "features":{"count_1h":1},"late":true}"""),
                Arguments.of(FraudTopics.MODEL_METRICS, metrics(), "2026-03-02T10:00:00Z", """
                        {"window_start":"2026-03-02T10:00:00Z","window_end":"2026-03-02T11:00:00Z",\
                        "granularity":"day","model_version":"2026-03-02","transactions":1000,"frauds":8,\
                        "alerts_per_day":100,"precision":0.06,"card_precision":0.05,"recall":0.75,\
                        "average_precision":0.61,"calibration":[{"lower":0,"upper":0.1,"transactions":900,\
                        "mean_score":0.01,"fraud_share":0.002}],"revision":2,"final":false,\
                        "updated_at":"2026-03-02T11:00:00Z"}"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    <T> void readsEveryRowAsItIsWritten(Topic<T> topic, T row, String key, String json) throws Exception {
        Codec<T> codec = topic.codec();

        assertThat(new String(codec.encode(row), UTF_8)).isEqualTo(json);
        assertThat(codec.decode(json.getBytes(UTF_8))).isEqualTo(row);
        assertThat(topic.keyOf(row)).isEqualTo(key);
        assertThat(new SchemaCheck(JsonSchema.of(topic)).problems(json.getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasARowOfEveryTopicThatIsWritten(Topic<?> topic) {
        assertThat(rows().anyMatch(row -> row.get()[0] == topic)).isEqualTo(topic.kind() == Topic.Kind.OUTPUT);
    }

    private static FraudDecision decision() {
        return new FraudDecision(
                "t-1",
                "anna",
                TEN,
                Outcome.STEP_UP,
                new BigDecimal("0.6"),
                new BigDecimal("0.5"),
                new BigDecimal("0.7"),
                "2026-03-02",
                List.of(
                        new DecisionReason("velocity", "fast", 3, new BigDecimal("0.5"), false),
                        new DecisionReason("block_list", "block|device|phone", 1, null, false)),
                Map.of("fast", 3L, "slow", 1L),
                Map.of("count_1h", BigDecimal.valueOf(4), "sum_1h", new BigDecimal("120.5")),
                false,
                InputOrder.ARRIVAL,
                7L);
    }

    private static Alert alert() {
        return new Alert(
                Alert.id("fast", TEN, "anna"),
                "fast",
                3,
                Severity.WARNING,
                AlertStatus.FIRING,
                false,
                "anna",
                TEN,
                ELEVEN,
                "Four payments in an hour.",
                new Evidence(List.of("e-1"), Map.of("occurrences", BigDecimal.valueOf(4))));
    }

    private static Action block() {
        return new Action(
                "block|t-1|anna",
                "fast",
                3,
                "block",
                "anna",
                "velocity: score 0.9",
                List.of("t-1"),
                Map.of("score", new BigDecimal("0.9")),
                "EUR",
                false,
                false,
                false,
                TEN,
                ELEVEN);
    }

    private static ModelMetrics metrics() {
        return new ModelMetrics(
                TEN,
                ELEVEN,
                "day",
                "2026-03-02",
                1_000,
                8,
                100,
                new BigDecimal("0.06"),
                new BigDecimal("0.05"),
                new BigDecimal("0.75"),
                new BigDecimal("0.61"),
                List.of(new CalibrationBin(
                        BigDecimal.ZERO, new BigDecimal("0.1"), 900, new BigDecimal("0.01"), new BigDecimal("0.002"))),
                2,
                false,
                ELEVEN);
    }
}
