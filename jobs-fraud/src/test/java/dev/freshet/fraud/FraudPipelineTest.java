/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static dev.freshet.fraud.Attempt.fails;
import static dev.freshet.fraud.Attempt.succeeds;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on a local cluster, from what comes in to what goes out. */
class FraudPipelineTest {

    private static final Rejection GARBAGE = new Rejection(
            "fraud.transactions.v1", 3, 17, 0, null, new byte[] {'?'}, List.of(), ReasonCode.MALFORMED_JSON, "no JSON");

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
            new ListEntry("e-2", Payment.NOON, ListName.BLOCK, ListKind.IP, "203.0.113.9", 1L, null));

    /** One subtask, where everything of the script comes in its order. */
    @Test
    void decidesAsTheStoryGoes() throws Exception {
        Script<Decoded<Received<Transaction>>> story = Script.empty();
        for (Payment payment : List.of(
                Payment.of("a-1").at("10:00").from(48.8566, 2.3522, null),
                Payment.of("a-1").at("10:00").from(48.8566, 2.3522, null),
                Payment.of("a-2").at("10:30").from(35.6762, 139.6503, null),
                Payment.of("b-1", "1001").account("ben").at("10:31"),
                Payment.of("v-1", "1001").account("vip").at("10:32"),
                Payment.of("c-1").account("carl").at("10:33").from(0, 0, "203.0.113.9"))) {
            story = comes(story, payment);
        }
        for (int i = 1; i <= 4; i++) {
            story = comes(story, Payment.of("d-" + i).account("dora").at("10:4" + i));
        }
        story = story.record(Decoded.rejected(GARBAGE), Instant.EPOCH).watermark(time("12:00"));
        story = comes(story, Payment.of("x-1").account("late").at("10:59:59"));
        FraudRun fraud = FraudRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT.withParallelism(1)),
                InputOrder.EVENT_TIME,
                story,
                Script.empty(),
                Script.empty(),
                RULES,
                LISTS);

        fraud.executed();

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
    }

    @Test
    void aTransferAfterAPasswordWasGuessedDoesNotPass() throws Exception {
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
                InputOrder.EVENT_TIME,
                comes(
                        Script.empty(),
                        Payment.of("t-1", "500").type(TransactionType.TRANSFER).at("10:06")),
                logins,
                Script.empty(),
                RULES,
                List.of());

        fraud.executed();

        assertThat(texts(fraud)).containsExactly("t-1 INTERDICT [takeover]");
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

        List<FraudDecision> one = decided(payments, RunSettings.DEFAULT.withParallelism(1));
        List<FraudDecision> other = decided(
                shuffled,
                RunSettings.DEFAULT
                        .withParallelism(2)
                        .withStore(StateStore.ROCKSDB)
                        .withObjectReuse(true));

        assertThat(byId(other)).isEqualTo(byId(one));
        assertThat(one).hasSize(300).anyMatch(decision -> decision.outcome() == Outcome.INTERDICT);
    }

    private static List<FraudDecision> decided(List<Payment> payments, RunSettings settings) throws Exception {
        Script<Decoded<Received<Transaction>>> script = Script.empty();
        for (Payment payment : payments) {
            script = comes(script, payment);
        }
        return FraudRun.of(
                        MiniClusterFixture.shared().run(settings),
                        InputOrder.EVENT_TIME,
                        script,
                        Script.empty(),
                        Script.empty(),
                        RULES,
                        LISTS)
                .executed()
                .decisions()
                .values();
    }

    private static Map<String, FraudDecision> byId(List<FraudDecision> decisions) {
        return decisions.stream().collect(Collectors.toMap(FraudDecision::transactionId, decision -> decision));
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

    private static Script<Decoded<Received<Transaction>>> comes(
            Script<Decoded<Received<Transaction>>> script, Payment payment) {
        Transaction transaction = payment.transaction();
        return script.record(
                Decoded.accepted(new Received<>(transaction, transaction.eventTime())), transaction.eventTime());
    }
}
