/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import static dev.freshet.fraud.Attempt.fails;
import static dev.freshet.fraud.Attempt.succeeds;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.decision.DecideHarness.onArrival;
import static dev.freshet.fraud.decision.DecideHarness.with;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.model.ScoredTransaction;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecideFunctionTest {

    private static final double[] PARIS = {48.8566, 2.3522};
    private static final double[] TOKYO = {35.6762, 139.6503};
    private static final RuleDocument TRAVEL =
            rule("travel").detector(Detector.IMPOSSIBLE_TRAVEL).rule();
    private static final RuleDocument NEW =
            rule("new").detector(Detector.NEW_DEVICE_AND_COUNTRY).rule();

    @Test
    void withoutRulesEverythingIsApprovedAndSaid() throws Exception {
        try (DecideHarness fraud = onArrival()) {
            fraud.comes(with(Payment.of("t-1", "12.5").at("10:00"), "phone", "FR"), null);

            assertThat(fraud.flink().output())
                    .containsExactly(new FraudDecision(
                            "t-1",
                            "anna",
                            time("10:00"),
                            Outcome.APPROVE,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            null,
                            null,
                            List.of(),
                            Map.of(),
                            Map.of(
                                    "amount",
                                    new BigDecimal("12.5"),
                                    "new_device",
                                    BigDecimal.ZERO,
                                    "new_country",
                                    BigDecimal.ZERO,
                                    "failed_logins_10m",
                                    BigDecimal.ZERO,
                                    "failed_logins_1h",
                                    BigDecimal.ZERO,
                                    "failed_logins_1d",
                                    BigDecimal.ZERO),
                            false,
                            InputOrder.ARRIVAL,
                            null));
            assertThat(fraud.side(DecideFunction.FEATURES)).singleElement().satisfies(features -> assertThat(
                            features.features())
                    .isEqualTo(fraud.flink().output().get(0).features()));
            assertThat(fraud.side(DecideFunction.REQUESTS)).isEmpty();
        }
    }

    @Test
    void whoIsRefutedDoesNotMoveThePosition() throws Exception {
        try (DecideHarness fraud = onArrival(TRAVEL)) {
            fraud.comes(at(PARIS, "t-1", "10:00"));
            fraud.comes(at(TOKYO, "t-2", "11:00"));
            fraud.comes(at(PARIS, "t-3", "11:30"));
            fraud.comes(at(TOKYO, "t-4", "23:00"));
            fraud.comes(at(PARIS, "t-5", "23:30"));

            assertThat(fraud.decided())
                    .containsExactly(
                            "t-1 APPROVE []",
                            "t-2 REVIEW [travel]",
                            "t-3 APPROVE []",
                            "t-4 APPROVE []",
                            "t-5 REVIEW [travel]");
            assertThat(fraud.hits()).containsExactly(Map.entry("travel", 2L));
        }
    }

    /** It is approved, because the rule weighs little, and is no sighting all the same. */
    @Test
    void whatAnActiveRuleRefutesIsNotTrustedAndWhatOnlyAShadowRefutesIs() throws Exception {
        try (DecideHarness fraud = onArrival(rule("travel")
                .detector(Detector.IMPOSSIBLE_TRAVEL)
                .weight("0.1")
                .rule())) {
            fraud.comes(at(PARIS, "t-1", "10:00"));
            fraud.comes(at(TOKYO, "t-2", "11:00"));
            fraud.comes(at(PARIS, "t-3", "11:30"));
            assertThat(fraud.decided()).containsExactly("t-1 APPROVE []", "t-2 APPROVE [travel]", "t-3 APPROVE []");

            fraud.comes(rule("travel")
                    .version(2)
                    .detector(Detector.IMPOSSIBLE_TRAVEL)
                    .status(RuleStatus.SHADOW)
                    .rule());
            fraud.comes(at(TOKYO, "t-4", "12:00"));
            fraud.comes(at(TOKYO, "t-5", "12:30"));

            assertThat(fraud.decided()).containsExactly("t-4 APPROVE [travel?]", "t-5 APPROVE []");
            assertThat(fraud.occurrences()).containsExactly("travel 2 [event of t-4]?");
        }
    }

    @Test
    void loginsAndTransactionsAreSightingsOfOneAccount() throws Exception {
        try (DecideHarness fraud = onArrival(TRAVEL)) {
            fraud.comes(succeeds("l-1")
                    .at("10:00")
                    .from(PARIS[0], PARIS[1], "192.0.2.1")
                    .login());
            fraud.comes(at(TOKYO, "t-1", "11:00"));
            fraud.comes(fails("l-2")
                    .at("11:10")
                    .from(TOKYO[0], TOKYO[1], "192.0.2.2")
                    .login());
            fraud.comes(succeeds("l-3")
                    .at("11:20")
                    .from(TOKYO[0], TOKYO[1], "192.0.2.2")
                    .login());
            fraud.comes(at(PARIS, "t-2", "11:30"));
            fraud.comes(at(TOKYO, "t-3", "11:40").account("ben"));

            assertThat(fraud.decided()).containsExactly("t-1 REVIEW [travel]", "t-2 APPROVE []", "t-3 APPROVE []");
            assertThat(fraud.occurrences()).containsExactly("travel 1 [event of t-1]", "travel 1 [l-3]");
        }
    }

    @Test
    void aTrustedNetworkAndTheSameAddressSayNothingAboutPlaces() throws Exception {
        try (DecideHarness fraud = onArrival(TRAVEL)) {
            fraud.comes(Payment.of("t-1").at("10:00").from(PARIS[0], PARIS[1], "2001:db8::1"));
            fraud.comes(Payment.of("t-2").at("10:01").from(TOKYO[0], TOKYO[1], "2001:DB8:0:0::1"));
            fraud.comes(at(TOKYO, "t-3", "10:02"));
            fraud.throughTrustedNetwork(true);
            fraud.comes(Payment.of("t-4").at("10:03").from(PARIS[0], PARIS[1], "198.51.100.7"));
            fraud.throughTrustedNetwork(false);
            fraud.comes(at(PARIS, "t-5", "10:04"));

            assertThat(fraud.decided())
                    .containsExactly(
                            "t-1 APPROVE []",
                            "t-2 APPROVE []",
                            "t-3 APPROVE []",
                            "t-4 APPROVE []",
                            "t-5 REVIEW [travel]");
        }
    }

    /** As seen, the one that comes first is trusted; in the order of event time always the one with the smaller id. */
    @ParameterizedTest
    @EnumSource
    void ofTwoAtOneInstantTheOneWithTheGreaterIdIsRefuted(InputOrder order) throws Exception {
        try (DecideHarness fraud = new DecideHarness(StateStore.HEAP, order, TRAVEL)) {
            fraud.comes(at(TOKYO, "t-2", "10:00"));
            fraud.comes(at(PARIS, "t-1", "10:00"));
            fraud.passes(time("10:00"));

            assertThat(fraud.decided())
                    .containsExactlyElementsOf(
                            order == InputOrder.EVENT_TIME
                                    ? List.of("t-1 APPROVE []", "t-2 REVIEW [travel]")
                                    : List.of("t-2 APPROVE []", "t-1 APPROVE []"));
        }
    }

    @Test
    void whatComesLateMovesNothingBack() throws Exception {
        try (DecideHarness fraud = onArrival(TRAVEL, NEW)) {
            fraud.comes(at(TOKYO, "t-1", "12:00"));
            fraud.passes(time("12:00"));
            fraud.comes(new ScoredTransaction(
                    DecideHarness.figured(new ListedTransaction(
                            at(PARIS, "t-2", "11:30").transaction(), true, null, null, false, null)),
                    null,
                    null));
            fraud.comes(at(TOKYO, "t-3", "12:01"));

            assertThat(fraud.flink().output()).extracting(FraudDecision::late).containsExactly(false, true, false);
            assertThat(fraud.decided()).containsExactly("t-1 APPROVE []", "t-2 APPROVE []", "t-3 APPROVE []");
        }
    }

    @Test
    void deviceAndCountryStayNewUntilOneIsTrusted() throws Exception {
        try (DecideHarness fraud = onArrival(NEW)) {
            fraud.comes(with(Payment.of("t-1").at("10:00"), "phone", "FR"), null);
            fraud.comes(with(Payment.of("t-2").at("10:01"), "laptop", "FR"), null);
            fraud.comes(with(Payment.of("t-3").at("10:02"), "stolen", "JP"), null);
            fraud.comes(with(Payment.of("t-4").at("10:03"), "stolen", "JP"), null);
            fraud.comes(with(Payment.of("t-5").at("10:04"), "laptop", "JP"), null);
            fraud.comes(with(Payment.of("t-6").at("10:05"), "stolen", "JP"), null);

            assertThat(fraud.decided())
                    .containsExactly(
                            "t-1 APPROVE []",
                            "t-2 APPROVE []",
                            "t-3 REVIEW [new]",
                            "t-4 REVIEW [new]",
                            "t-5 APPROVE []",
                            "t-6 APPROVE []");
        }
    }

    @Test
    void anAccountIsTakenOverByATransferAfterALoginFromANewDevice() throws Exception {
        RuleDocument rule = rule("takeover").detector(Detector.ACCOUNT_TAKEOVER).rule();
        try (DecideHarness fraud = onArrival(rule)) {
            fraud.comes(succeeds("l-0").at("09:00").on("phone").login());
            for (int i = 1; i <= 3; i++) {
                fraud.comes(fails("l-" + i).at("10:0" + i).login());
            }
            fraud.comes(Payment.of("t-0", "500").type(TransactionType.TRANSFER).at("10:04"));
            fraud.comes(succeeds("l-4").at("10:05").on("stolen").login());
            fraud.restore();
            fraud.comes(Payment.of("t-1", "500").at("10:06"));
            fraud.comes(
                    Payment.of("t-2", "499.99").type(TransactionType.TRANSFER).at("10:06"));
            fraud.comes(Payment.of("t-3", "500").type(TransactionType.TRANSFER).at("10:06"));

            assertThat(fraud.decided()).containsExactly("t-1 APPROVE []", "t-2 APPROVE []", "t-3 REVIEW [takeover]");
        }
    }

    @Test
    void failedLoginsAreFiguresOccurrencesAndCommands() throws Exception {
        RuleDocument rule = rule("guessing")
                .detector(Detector.FAILED_LOGINS)
                .outcome(Outcome.STEP_UP)
                .rule();
        try (DecideHarness fraud = onArrival(rule)) {
            for (int i = 1; i <= 5; i++) {
                fraud.comes(fails("l-" + i).at("10:0" + i).login());
            }
            fraud.comes(Payment.of("t-1").at("10:11"));

            assertThat(fraud.occurrences()).containsExactly("guessing 1 [l-1, l-2, l-3, l-4, l-5]");
            assertThat(fraud.side(DecideFunction.REQUESTS))
                    .extracting(request -> request.action().actionId())
                    .containsExactly("step_up|login:l-5|anna");
            assertThat(fraud.flink().output().get(0).features())
                    .containsEntry("failed_logins_10m", new BigDecimal(4))
                    .containsEntry("failed_logins_1h", new BigDecimal(5));
            assertThat(fraud.hits()).containsExactly(Map.entry("guessing", 1L));
        }
    }

    /** People hear of it all the same. */
    @Test
    void whoIsOnTheAllowListIsToldNothingByItsLogins() throws Exception {
        RuleDocument rule = rule("guessing")
                .detector(Detector.FAILED_LOGINS)
                .outcome(Outcome.INTERDICT)
                .rule();
        ListEntry allowed = new ListEntry("e-1", Payment.NOON, ListName.ALLOW, ListKind.ACCOUNT, "anna", 1L, null);
        try (DecideHarness fraud = onArrival(rule)) {
            for (int i = 1; i <= 5; i++) {
                fraud.comes(fails("l-" + i).at("10:0" + i).login(), allowed);
                fraud.comes(fails("m-" + i).of("ben").at("10:0" + i).login());
            }

            assertThat(fraud.occurrences())
                    .containsExactly("guessing 1 [l-1, l-2, l-3, l-4, l-5]", "guessing 1 [m-1, m-2, m-3, m-4, m-5]");
            assertThat(fraud.side(DecideFunction.REQUESTS))
                    .extracting(request -> request.action().actionId())
                    .containsExactly("block|login:m-5|ben");
        }
    }

    @Test
    void anExpressionMayNameWhatIsKnownOfTheAccount() throws Exception {
        RuleDocument rule = rule("odd")
                .expression("new_device == 1.0 && travel_kilometres > 100.0 && type == 'purchase'")
                .rule();
        try (DecideHarness fraud = onArrival(rule)) {
            fraud.comes(with(at(PARIS, "t-1", "10:00"), "phone", "FR"), null);
            fraud.comes(with(at(PARIS, "t-2", "10:01"), "laptop", "FR"), null);
            fraud.comes(with(at(TOKYO, "t-3", "23:00"), "stolen", "JP"), null);

            assertThat(fraud.decided()).containsExactly("t-1 APPROVE []", "t-2 APPROVE []", "t-3 REVIEW [odd]");
        }
    }

    @Test
    void whatDoesNotPassIsAnOccurrenceOfItsHeaviestRuleAndARequest() throws Exception {
        RuleDocument light =
                rule("light").expression("amount > 1.0").weight("0.4").rule();
        RuleDocument heavy = rule("heavy")
                .version(7)
                .expression("amount > 1.0")
                .weight("0.6")
                .rule();
        RuleDocument tried = rule("tried")
                .expression("amount > 1.0")
                .status(RuleStatus.SHADOW)
                .rule();
        try (DecideHarness fraud = onArrival(light, heavy, tried)) {
            fraud.comes(Payment.of("t-1"));

            FraudDecision decision = fraud.flink().output().get(0);
            assertThat(decision.ruleVersions()).isEqualTo(Map.of("light", 1L, "heavy", 7L, "tried", 1L));
            assertThat(fraud.decided()).containsExactly("t-1 INTERDICT [heavy tried? light]");
            assertThat(fraud.occurrences()).containsExactly("heavy 7 [event of t-1]", "tried 1 [event of t-1]?");
            assertThat(fraud.side(DecideFunction.OCCURRENCES).get(0).summary())
                    .isEqualTo("expression: purchase of 10 EUR, score 1, interdict");
            assertThat(fraud.side(DecideFunction.REQUESTS))
                    .extracting(request -> request.action().actionId())
                    .containsExactly("block|t-1|anna");
        }
    }

    @Test
    void listsAndTheModelLeadWhereNoRuleDoes() throws Exception {
        ListEntry blocked = new ListEntry("e-1", Payment.NOON, ListName.BLOCK, ListKind.ACCOUNT, "anna", 3L, null);
        try (DecideHarness fraud = onArrival()) {
            fraud.comes(scored(Payment.of("t-1"), blocked, null));
            fraud.comes(scored(Payment.of("t-2"), null, new BigDecimal("0.9")));
            fraud.comes(scored(Payment.of("t-3"), null, new BigDecimal("0.89")));
            fraud.comes(scored(Payment.of("t-4"), null, new BigDecimal("0.49")));

            assertThat(fraud.decided())
                    .containsExactly(
                            "t-1 INTERDICT [block|account|anna]",
                            "t-2 INTERDICT []",
                            "t-3 REVIEW []",
                            "t-4 APPROVE []");
            assertThat(fraud.occurrences())
                    .containsExactly(
                            "block|account|anna 3 [event of t-1]", "model 1 [event of t-2]", "model 1 [event of t-3]");
        }
    }

    /** The blend is half and half: as long as a rule on transactions is in force, the model alone interdicts nothing. */
    @Test
    void theModelIsHalfOfTheScoreWhileARuleOnTransactionsIsInForce() throws Exception {
        RuleDocument logins = rule("logins").detector(Detector.FAILED_LOGINS).rule();
        RuleDocument tried = rule("tried")
                .expression("amount > 999.0")
                .status(RuleStatus.SHADOW)
                .rule();
        try (DecideHarness fraud = onArrival(logins, tried)) {
            fraud.comes(scored(Payment.of("t-1"), null, new BigDecimal("0.95")));
            fraud.comes(TRAVEL);
            fraud.comes(scored(Payment.of("t-2"), null, new BigDecimal("0.95")));
            fraud.goes(TRAVEL.ruleId());
            fraud.comes(scored(Payment.of("t-3"), null, new BigDecimal("0.95")));

            assertThat(fraud.decided()).containsExactly("t-1 INTERDICT []", "t-2 APPROVE []", "t-3 INTERDICT []");
        }
    }

    @Test
    void latencyIsByTheWallClockAndOfArrivalOnly() throws Exception {
        for (InputOrder order : InputOrder.values()) {
            try (DecideHarness fraud = new DecideHarness(StateStore.HEAP, order)) {
                fraud.flink().processingTime(1_020);
                fraud.comes(Payment.of("t-1").transaction(), Instant.ofEpochMilli(1_000));
                fraud.passes(Payment.NOON);

                assertThat(fraud.flink().output()).singleElement().satisfies(decision -> {
                    assertThat(decision.order()).isEqualTo(order);
                    assertThat(decision.latencyMillis()).isEqualTo(order == InputOrder.ARRIVAL ? 20L : null);
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownSurvivesAFailureAndIsForgottenWhenTheAccountIsSilent(StateStore store) throws Exception {
        try (DecideHarness fraud = new DecideHarness(store, InputOrder.ARRIVAL, TRAVEL)) {
            fraud.comes(at(PARIS, "t-1", "10:00"));
            fraud.restore();
            fraud.comes(at(TOKYO, "t-2", "11:00"));
            assertThat(fraud.decided()).containsExactly("t-2 REVIEW [travel]");
            assertThat(fraud.flink().eventTimeTimers()).isEqualTo(1);

            fraud.passes(time("10:59:59").plus(DecideHarness.MEMORY));
            assertThat(fraud.flink().stateEntries()).isEqualTo(1);
            fraud.passes(time("11:00").plus(DecideHarness.MEMORY));

            fraud.flink().assertNothingLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndDecidesWhatWaitsAndForgetsAll(InputOrder order) throws Exception {
        try (DecideHarness fraud = new DecideHarness(StateStore.ROCKSDB, order, TRAVEL)) {
            fraud.comes(at(PARIS, "t-1", "10:00"));
            fraud.comes(at(TOKYO, "t-2", "11:00"));
            // More than a memory later: the account is forgotten in between, also where all of it is the end.
            fraud.comes(at(PARIS, "t-3", "2026-06-30T11:00:01Z"));
            fraud.flink().endOfInput();

            assertThat(fraud.decided()).containsExactly("t-1 APPROVE []", "t-2 REVIEW [travel]", "t-3 APPROVE []");
            fraud.flink().assertNothingLeft();
        }
    }

    /** Whatever order they come in; and taken as they come, ordered input gives the same. */
    @Test
    void eventTimeOrderIsArrivalOrderOnOrderedInput() throws Exception {
        Random random = new Random(20260302);
        List<Payment> ordered = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant at = Payment.NOON.plus(Duration.ofMinutes(7L * i + random.nextInt(7)));
            double[] place = random.nextInt(4) == 0 ? TOKYO : PARIS;
            ordered.add(Payment.of("t-" + (1_000 + i), String.valueOf(1 + random.nextInt(120)))
                    .at(at)
                    .from(place[0], place[1], null));
        }
        List<Payment> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, random);
        RuleDocument cards = rule("cards").detector(Detector.CARD_TESTING).rule();
        List<String> expected;
        try (DecideHarness fraud = onArrival(TRAVEL, cards)) {
            ordered.forEach(fraud::comes);
            expected = fraud.decided();
        }

        try (DecideHarness fraud = new DecideHarness(StateStore.HEAP, InputOrder.EVENT_TIME, TRAVEL, cards)) {
            shuffled.subList(0, 100).forEach(fraud::comes);
            fraud.restore();
            shuffled.subList(100, 200).forEach(fraud::comes);
            fraud.passes(Payment.NOON.plus(Duration.ofDays(2)));

            assertThat(fraud.decided()).isEqualTo(expected);
        }
        assertThat(expected).anyMatch(each -> each.contains("travel"));
    }

    private static Payment at(double[] place, String id, String clock) {
        return Payment.of(id).at(clock).from(place[0], place[1], null);
    }

    private static ScoredTransaction scored(Payment payment, @Nullable ListEntry blocked, @Nullable BigDecimal score) {
        return new ScoredTransaction(
                DecideHarness.figured(new ListedTransaction(payment.transaction(), false, null, blocked, false, null)),
                score,
                score == null ? null : "2026-03-02");
    }
}
