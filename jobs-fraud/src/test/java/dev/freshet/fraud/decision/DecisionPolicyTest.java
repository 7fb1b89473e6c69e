/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionPolicyTest {

    private static final List<Outcome> HARD = List.of(Outcome.REVIEW, Outcome.STEP_UP, Outcome.INTERDICT);

    private final DecisionPolicy policy = policy("0.5", "0.9", "0.25");

    @ParameterizedTest
    @CsvSource({"0.499999, APPROVE", "0.5, REVIEW", "0.899999, REVIEW", "0.9, INTERDICT", "1, INTERDICT", "0, APPROVE"})
    void aThresholdIsReachedByExactlyItself(String weight, Outcome outcome) {
        Judgement judgement = judge(rule("spike").weight(weight).fired());

        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.score()).isEqualByComparingTo(weight);
        assertThat(judgement.isAlert()).isEqualTo(outcome != Outcome.APPROVE);
    }

    /** As doubles 0.1 + 0.2 + 0.6 is below 0.9. */
    @Test
    void weightsAddUpExactly() {
        Judgement judgement = judge(
                rule("a").weight("0.1").fired(),
                rule("b").weight("0.2").fired(),
                rule("c").weight("0.6").fired());

        assertThat(judgement.score()).isEqualTo(new BigDecimal("0.9"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.INTERDICT);
    }

    @Test
    void moreThanEnoughIsOne() {
        Judgement judgement =
                judge(rule("a").weight("0.7").fired(), rule("b").weight("0.8").fired());

        assertThat(judgement.ruleScore()).isEqualTo(BigDecimal.ONE);
        assertThat(judgement.score()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void nothingThatFiredIsZeroAndApproved() {
        Judgement judgement = judge(rule("a").weight("1").silent());

        assertThat(judgement)
                .isEqualTo(new Judgement(Outcome.APPROVE, BigDecimal.ZERO, BigDecimal.ZERO, null, List.of()));
    }

    @Test
    void aRuleThatIsTriedOutIsNamedAndCountsForNothing() {
        Judgement judgement = judge(rule("tried")
                .weight("0.95")
                .status(RuleStatus.SHADOW)
                .outcome(Outcome.INTERDICT)
                .version(7)
                .fired());

        assertThat(judgement.outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(judgement.score()).isEqualTo(BigDecimal.ZERO);
        assertThat(judgement.reasons())
                .containsExactly(new DecisionReason("amount_spike", "tried", 7, new BigDecimal("0.95"), true));
    }

    @ParameterizedTest
    @CsvSource({
        // What a rule asks for at least, its weight, and what becomes of it.
        "REVIEW, 0.1, REVIEW",
        "STEP_UP, 0.1, STEP_UP",
        "STEP_UP, 0.5, STEP_UP",
        "STEP_UP, 0.9, INTERDICT",
        "REVIEW, 0.9, INTERDICT",
        "INTERDICT, 0, INTERDICT"
    })
    void theHarderOfScoreAndRuleDecides(Outcome asked, String weight, Outcome outcome) {
        assertThat(judge(rule("a").weight(weight).outcome(asked).fired()).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aRuleThatDidNotFireAsksForNothing() {
        assertThat(judge(rule("a").outcome(Outcome.INTERDICT).silent()).outcome())
                .isEqualTo(Outcome.APPROVE);
    }

    @Test
    void theAllowListGoesBeforeEverything() {
        RuleVerdict heavy = rule("a").weight("1").outcome(Outcome.INTERDICT).fired();

        Judgement judgement = policy.judge(List.of(heavy), entry(ListName.ALLOW), entry(ListName.BLOCK), null);

        assertThat(judgement.outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(judgement.score()).isEqualTo(BigDecimal.ONE);
        assertThat(judgement.reasons())
                .containsExactly(
                        new DecisionReason("allow_list", "allow|account|anna", 3, null, false),
                        new DecisionReason("block_list", "block|account|anna", 3, null, false),
                        new DecisionReason("amount_spike", "a", 1, BigDecimal.ONE, false));
    }

    @Test
    void theBlockListNeedsNoScore() {
        Judgement judgement = policy.judge(List.of(), null, entry(ListName.BLOCK), null);

        assertThat(judgement.outcome()).isEqualTo(Outcome.INTERDICT);
        assertThat(judgement.score()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void reasonsGoFromTheHeaviestToTheLightestAndThenById() {
        Judgement judgement = judge(
                rule("b").weight("0.1").fired(),
                rule("z").weight("0.2").detector(Detector.VELOCITY).fired(),
                rule("silent").weight("0.3").silent(),
                rule("a").weight("0.10").expression("amount > 1").fired());

        assertThat(judgement.reasons())
                .extracting(DecisionReason::ruleId, DecisionReason::code)
                .containsExactly(tuple("z", "velocity"), tuple("a", "expression"), tuple("b", "amount_spike"));
    }

    @ParameterizedTest
    @CsvSource({
        // Rules, model, and 0.75 of the one with 0.25 of the other.
        "0.4, 0.8, 0.5",
        "0.4, 0.799996, 0.499999",
        // A half is rounded to the even neighbour.
        "0.4, 0.800002, 0.5",
        "0.4, 0.800006, 0.500002",
        "0, 1, 0.25",
        "1, 0, 0.75"
    })
    void rulesAndModelAreBlended(String rules, String model, String score) {
        Judgement judgement = policy.judge(List.of(rule("a").weight(rules).fired()), null, null, new BigDecimal(model));

        assertThat(judgement.score()).isEqualTo(new BigDecimal(score));
        assertThat(judgement.ruleScore()).isEqualTo(new BigDecimal(rules));
        assertThat(judgement.modelScore()).isEqualTo(new BigDecimal(model));
    }

    @Test
    void theRoundedScoreDecides() {
        Judgement judgement =
                policy.judge(List.of(rule("a").weight("0.4").fired()), null, null, new BigDecimal("0.7999995000001"));

        assertThat(judgement.modelScore()).isEqualTo(new BigDecimal("0.8"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void withoutAModelTheRulesAreTheScore() {
        Judgement judgement = judge(rule("a").weight("0.4").fired());

        assertThat(judgement.score()).isEqualTo(new BigDecimal("0.4"));
        assertThat(judgement.modelScore()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // A rule in force, though it did not fire, is asked beside the model; one that is tried out is not.
        "ACTIVE, 0.2",
        "SHADOW, 0.8"
    })
    void withoutARuleInForceTheModelIsTheScore(RuleStatus status, String score) {
        RuleVerdict asked = rule("a").status(status).silent();

        Judgement judgement = policy.judge(List.of(asked), null, null, new BigDecimal("0.8"));

        assertThat(judgement.score()).isEqualTo(new BigDecimal(score));
        assertThat(judgement.ruleScore()).isEqualTo(BigDecimal.ZERO);
        assertThat(judgement.modelScore()).isEqualTo(new BigDecimal("0.8"));
    }

    @Test
    void withoutAnyRuleTheModelIsTheScore() {
        assertThat(policy.judge(List.of(), null, null, new BigDecimal("0.9")).outcome())
                .isEqualTo(Outcome.INTERDICT);
        assertThat(policy.judge(List.of(), null, null, new BigDecimal("0.899999"))
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void aWeightOfZeroMutesTheModelWhereItWouldBeAlone() {
        Judgement judgement = policy("0.5", "0.9", "0").judge(List.of(), null, null, BigDecimal.ONE);

        assertThat(judgement)
                .isEqualTo(new Judgement(Outcome.APPROVE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, List.of()));
    }

    /** A weight is an opinion, an outcome an order. */
    @Test
    void aModelOutweighsAWeightAndNoOutcome() {
        DecisionPolicy byModel = policy("0.5", "0.9", "1");
        RuleVerdict opinion = rule("a").weight("1").fired();
        RuleVerdict order = rule("b").weight("1").outcome(Outcome.INTERDICT).fired();

        assertThat(byModel.judge(List.of(opinion), null, null, BigDecimal.ZERO).outcome())
                .isEqualTo(Outcome.APPROVE);
        assertThat(byModel.judge(List.of(order), null, null, BigDecimal.ZERO).outcome())
                .isEqualTo(Outcome.INTERDICT);
    }

    /** Against the words of the specification, said one after the other. */
    @Test
    void precedenceHoldsForWhateverComesTogether() {
        long seed = 90_210;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            List<RuleVerdict> verdicts = randomVerdicts(random);
            ListEntry allowed = random.nextInt(5) == 0 ? entry(ListName.ALLOW) : null;
            ListEntry blocked = random.nextInt(5) == 0 ? entry(ListName.BLOCK) : null;
            BigDecimal model = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(11), 1);

            Judgement judgement = policy.judge(verdicts, allowed, blocked, model);

            assertThat(judgement.outcome())
                    .as("seed %d, step %d: %s", seed, i, judgement)
                    .isEqualTo(said(verdicts, allowed, blocked, model));
        }
    }

    private static Outcome said(
            List<RuleVerdict> verdicts,
            @Nullable ListEntry allowed,
            @Nullable ListEntry blocked,
            @Nullable BigDecimal model) {
        List<RuleVerdict> counting = verdicts.stream()
                .filter(verdict -> verdict.fired() && verdict.rule().status() == RuleStatus.ACTIVE)
                .toList();
        BigDecimal rules = counting.stream()
                .map(verdict -> verdict.rule().weight())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(BigDecimal.ONE);
        boolean inForce = verdicts.stream().anyMatch(verdict -> verdict.rule().status() == RuleStatus.ACTIVE);
        BigDecimal share = inForce ? new BigDecimal("0.25") : BigDecimal.ONE;
        BigDecimal score = model == null
                ? rules
                : rules.multiply(BigDecimal.ONE.subtract(share))
                        .add(model.multiply(share))
                        .setScale(6, RoundingMode.HALF_EVEN);
        if (allowed != null) {
            return Outcome.APPROVE;
        } else if (blocked != null
                || score.compareTo(new BigDecimal("0.9")) >= 0
                || asks(counting, Outcome.INTERDICT)) {
            return Outcome.INTERDICT;
        } else if (asks(counting, Outcome.STEP_UP)) {
            return Outcome.STEP_UP;
        } else if (score.compareTo(new BigDecimal("0.5")) >= 0 || asks(counting, Outcome.REVIEW)) {
            return Outcome.REVIEW;
        }
        return Outcome.APPROVE;
    }

    private static boolean asks(List<RuleVerdict> counting, Outcome outcome) {
        return counting.stream().anyMatch(verdict -> verdict.rule().outcome() == outcome);
    }

    private static List<RuleVerdict> randomVerdicts(Random random) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            var draft = rule("r-" + i)
                    .weight("0." + random.nextInt(7))
                    .status(random.nextInt(4) == 0 ? RuleStatus.SHADOW : RuleStatus.ACTIVE);
            if (random.nextInt(3) == 0) {
                draft = draft.outcome(HARD.get(random.nextInt(3)));
            }
            verdicts.add(random.nextInt(4) == 0 ? draft.silent() : draft.fired());
        }
        return verdicts;
    }

    private Judgement judge(RuleVerdict... verdicts) {
        return policy.judge(List.of(verdicts), null, null, null);
    }

    private static ListEntry entry(ListName list) {
        return new ListEntry("e-1", Instant.EPOCH, list, ListKind.ACCOUNT, "anna", 3L, null);
    }

    private static DecisionPolicy policy(String alert, String interdict, String modelWeight) {
        return new DecisionPolicy(
                new Thresholds(new BigDecimal(alert), new BigDecimal(interdict)),
                new Blend(new BigDecimal(modelWeight)));
    }
}
