/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static dev.freshet.fraud.Attempt.fails;
import static dev.freshet.fraud.Attempt.succeeds;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.fraud.FraudRun.Inputs;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.model.ModelMetrics;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on a local cluster, from what comes in to what goes out. */
class FraudPipelineTest {

    private static final Rejection GARBAGE = new Rejection(
            "fraud.transactions.v1", 3, 17, 0, null, new byte[] {'?'}, List.of(), ReasonCode.MALFORMED_JSON, "no JSON");

    private static final String BLOCKED = "203.0.113.9";

    private static final List<RuleDocument> RULES = List.of(
            rule("hop").detector(Detector.IMPOSSIBLE_TRAVEL).weight("0.6").rule(),
            rule("fast")
                    .detector(Detector.VELOCITY)
                    .weight("0.95")
                    .counting(600L, Map.of("count", new BigDecimal(3)), null)
                    .rule(),
            rule("till")
                    .detector(Detector.RISKY_TERMINAL)
                    .counting(null, Map.of("minimum_count", BigDecimal.ONE), null)
                    .rule(),
            rule("takeover").detector(Detector.ACCOUNT_TAKEOVER).weight("0.95").rule(),
            rule("sum").expression("sum_1h > 1000.0").rule());

    private static final List<ListEntry> LISTS = List.of(
            new ListEntry("e-1", Payment.NOON, ListName.ALLOW, ListKind.ACCOUNT, "vip", 1L, null),
            new ListEntry("e-2", Payment.NOON, ListName.BLOCK, ListKind.IP, BLOCKED, 1L, null));

    /** One subtask, where everything of the script comes in its order. */
    @Test
    void decidesAsTheStoryGoes() throws Exception {
        Script<Decoded<Received<Transaction>>> story = pay(
                Payment.of("a-1").at("10:00").from(48.8566, 2.3522, null),
                Payment.of("a-1").at("10:00").from(48.8566, 2.3522, null),
                Payment.of("a-2").at("10:30").from(35.6762, 139.6503, null),
                Payment.of("b-1", "1001").account("ben").at("10:31"),
                Payment.of("v-1", "1001").account("vip").at("10:32"),
                Payment.of("c-1").account("carl").at("10:33").from(0, 0, BLOCKED));
        for (int i = 1; i <= 4; i++) {
            story = pay(story, Payment.of("d-" + i).account("dora").at("10:4" + i));
        }
        story = story.record(Decoded.rejected(GARBAGE), Instant.EPOCH).watermark(time("12:00"));
        story = pay(story, Payment.of("x-1").account("late").at("10:59:59"));

        FraudRun fraud = FraudRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT.withParallelism(1)),
                Inputs.of(story).rules(RULES).lists(LISTS).passed(time("12:00")));

        assertThat(texts(fraud))
                .containsExactly(
                        "a-1 APPROVE []",
                        "a-2 REVIEW [hop]",
                        "b-1 REVIEW [sum]",
                        "c-1 INTERDICT [block|ip|203.0.113.9]",
                        "d-1 APPROVE []",
                        "d-2 APPROVE []",
                        "d-3 APPROVE []",
                        "d-4 INTERDICT [fast]",
                        "v-1 APPROVE [allow|account|vip sum]");
        assertThat(fraud.late().values()).extracting(Transaction::transactionId).containsExactly("x-1");
        assertThat(fraud.rejected().values())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(GARBAGE);
        assertThat(fraud.features().values()).hasSize(9);
        assertThat(fraud.receipts().values()).hasSize(RULES.size());
        assertThat(told(fraud))
                .containsExactlyInAnyOrder(
                        "FIRING hop anna",
                        "FIRING sum ben",
                        "FIRING block|ip|203.0.113.9 carl",
                        "FIRING fast dora",
                        "RESOLVED hop anna",
                        "RESOLVED sum ben",
                        "RESOLVED block|ip|203.0.113.9 carl",
                        "RESOLVED fast dora");
        assertThat(commands(fraud)).containsExactlyInAnyOrder("block|c-1|carl", "block|d-4|dora");
    }

    @Test
    void anAccountThatWasTakenOverIsBlockedAtItsTransfer() throws Exception {
        Script<Decoded<Login>> logins = Script.empty();
        for (Attempt attempt : List.of(
                succeeds("l-0").at("09:00").on("phone"),
                fails("l-1").at("10:01"),
                fails("l-2").at("10:02"),
                fails("l-3").at("10:03"),
                succeeds("l-4").at("10:05").on("stolen"))) {
            Login login = attempt.login();
            logins = logins.record(Decoded.accepted(login), login.eventTime());
        }

        FraudRun fraud = FraudRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT),
                Inputs.of(pay(Payment.of("t-1", "500")
                                .type(TransactionType.TRANSFER)
                                .at("10:06")))
                        .logins(logins)
                        .rules(RULES));

        assertThat(texts(fraud)).containsExactly("t-1 INTERDICT [takeover]");
        assertThat(commands(fraud)).containsExactly("block|t-1|anna");
    }

    /** One block passes in a minute; the next is an alert, and people free who was blocked and close what they looked at. */
    @Test
    void theBrakeHoldsBlocksBackAndPeopleTakeThemBack() throws Exception {
        Script<Decoded<CaseCommand>> people = Script.empty();
        for (CaseCommand command : List.of(
                new CaseCommand("u-1", time("10:50"), null, "carl", CaseCommandType.UNBLOCK, "clara"),
                new CaseCommand(
                        "u-2",
                        time("10:51"),
                        Alert.id("block|ip|" + BLOCKED, time("10:33:20"), "dora"),
                        null,
                        CaseCommandType.CLOSE,
                        "clara"))) {
            people = people.record(Decoded.accepted(command), command.eventTime());
        }

        FraudRun fraud = FraudRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT),
                Inputs.of(pay(
                                Payment.of("p-1").account("carl").at("10:33").from(0, 0, BLOCKED),
                                Payment.of("p-2").account("dora").at("10:33:20").from(0, 0, BLOCKED),
                                Payment.of("p-3").account("emil").at("10:34").from(0, 0, BLOCKED)))
                        .caseCommands(people)
                        .lists(LISTS),
                "commands.most-blocks-per-minute=1");

        assertThat(commands(fraud)).containsExactlyInAnyOrder("block|p-1|carl", "block|p-3|emil", "unblock|u-1|carl");
        assertThat(told(fraud))
                .containsExactlyInAnyOrder(
                        "FIRING block|ip|203.0.113.9 carl",
                        "FIRING block|ip|203.0.113.9 dora",
                        "RESOLVED block|ip|203.0.113.9 dora",
                        "FIRING block|ip|203.0.113.9 emil",
                        "FIRING block_brake account-commands");
    }

    /** Ten large payments turn out to be frauds on the next day, and ten small ones do not; on the day after that it is known. */
    @Test
    void theModelScoresByWhatTurnedOutToBeFraud() throws Exception {
        Script<Decoded<Received<Transaction>>> payments = Script.empty();
        Script<Decoded<Label>> labels = Script.empty();
        for (int i = 0; i < 10; i++) {
            payments = pay(
                    payments, Payment.of("small-" + i, "10").account("s-" + i).at("12:00"));
            Payment large = Payment.of("large-" + i, "900").account("l-" + i).at("12:00");
            payments = pay(payments, large);
            Instant known = Instant.parse("2026-03-03T12:00:00Z");
            Label label = new Label("b-" + i, known, "large-" + i, "l-" + i, null, Payment.NOON, LabelValue.FRAUD);
            labels = labels.record(Decoded.accepted(label), known);
        }
        payments = pay(payments, Payment.of("t-1", "900").account("x").at("2026-03-04T12:00:00Z"));
        payments = pay(payments, Payment.of("t-2", "10").account("y").at("2026-03-04T12:00:00Z"));
        Instant measured = Instant.parse("2026-03-06T01:00:00Z");
        payments = payments.watermark(measured);

        FraudRun fraud = FraudRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT),
                Inputs.of(payments).labels(labels).passed(measured),
                "model.label-delay=1 d",
                "decision.model-weight=1");

        Map<String, FraudDecision> decisions = byId(fraud);
        assertThat(decisions.values())
                .filteredOn(decision -> decision.modelVersion() != null)
                .hasSize(2)
                .allSatisfy(decision -> {
                    assertThat(decision.modelVersion()).isEqualTo("2026-03-04");
                    assertThat(decision.score()).isEqualByComparingTo(decision.modelScore());
                });
        assertThat(texts(fraud)).contains("t-1 REVIEW []", "t-2 APPROVE []");
        assertThat(told(fraud)).containsExactly("FIRING model x", "RESOLVED model x");
        assertThat(fraud.metrics().values())
                .extracting(ModelMetrics::windowStart, ModelMetrics::modelVersion, ModelMetrics::transactions)
                .containsExactly(tuple(Instant.parse("2026-03-04T00:00:00Z"), "2026-03-04", 2L));
    }

    /** Repeated replays of one input decide the same, however it is cut and mixed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void decidesTheSameInEveryRunByEventTime(long seed) throws Exception {
        List<Payment> payments = new ArrayList<>();
        Random random = new Random(20260302);
        for (int i = 0; i < 300; i++) {
            payments.add(Payment.of("t-" + (1_000 + i), String.valueOf(1 + random.nextInt(400)))
                    .account("account-" + random.nextInt(5))
                    .at(Payment.NOON.plusSeconds(120L * i + random.nextInt(120)))
                    .from(random.nextInt(3) * 20, 0, null));
        }
        List<Payment> shuffled = new ArrayList<>(payments);
        Collections.shuffle(shuffled, new Random(seed));

        FraudRun one = decided(payments, RunSettings.DEFAULT.withParallelism(1));
        FraudRun other = decided(
                shuffled,
                RunSettings.DEFAULT
                        .withParallelism(2)
                        .withStore(StateStore.ROCKSDB)
                        .withObjectReuse(true));

        assertThat(byId(other)).isEqualTo(byId(one));
        assertThat(Set.copyOf(other.alerts().values()))
                .isEqualTo(Set.copyOf(one.alerts().values()));
        assertThat(commands(other)).containsExactlyInAnyOrderElementsOf(commands(one));
        assertThat(one.decisions().values()).hasSize(300).anyMatch(decision -> decision.outcome() == Outcome.INTERDICT);
        assertThat(commands(one)).isNotEmpty();
    }

    private static FraudRun decided(List<Payment> payments, RunSettings settings) throws Exception {
        return FraudRun.of(
                MiniClusterFixture.shared().run(settings),
                Inputs.of(pay(payments.toArray(Payment[]::new))).rules(RULES).lists(LISTS));
    }

    private static Map<String, FraudDecision> byId(FraudRun fraud) {
        return fraud.decisions().values().stream()
                .collect(Collectors.toMap(FraudDecision::transactionId, decision -> decision));
    }

    private static List<String> texts(FraudRun fraud) {
        return fraud.decisions().values().stream()
                .map(decision -> decision.transactionId() + " " + decision.outcome() + " "
                        + decision.reasons().stream()
                                .map(reason -> reason.ruleId())
                                .collect(Collectors.joining(" ", "[", "]")))
                .sorted()
                .toList();
    }

    private static List<String> told(FraudRun fraud) {
        return fraud.alerts().values().stream()
                .map(alert -> alert.status() + " " + alert.ruleId() + " " + alert.subject())
                .toList();
    }

    private static List<String> commands(FraudRun fraud) {
        return fraud.commands().values().stream().map(Action::actionId).toList();
    }

    private static Script<Decoded<Received<Transaction>>> pay(Payment... payments) {
        Script<Decoded<Received<Transaction>>> script = Script.empty();
        for (Payment payment : payments) {
            script = pay(script, payment);
        }
        return script;
    }

    private static Script<Decoded<Received<Transaction>>> pay(
            Script<Decoded<Received<Transaction>>> script, Payment payment) {
        Transaction transaction = payment.transaction();
        return script.record(
                Decoded.accepted(new Received<>(transaction, transaction.eventTime())), transaction.eventTime());
    }
}
