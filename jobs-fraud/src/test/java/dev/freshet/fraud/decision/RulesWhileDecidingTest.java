/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDraft;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that come, change and go while transactions are decided on. */
class RulesWhileDecidingTest {

    private static final RuleDraft LARGE = rule("large").expression("amount >= 10.0");

    @Test
    void aRuleIsTriedOutActivatedEditedDisabledAndRemoved() throws Exception {
        try (DecideHarness fraud = DecideHarness.onArrival()) {
            fraud.comes(Payment.of("t-1"));
            fraud.comes(LARGE.status(RuleStatus.SHADOW).rule());
            fraud.comes(Payment.of("t-2"));
            fraud.comes(LARGE.version(2).rule());
            fraud.comes(Payment.of("t-3"));
            fraud.comes(rule("large").version(3).expression("amount > 10.0").rule());
            fraud.comes(Payment.of("t-4"));
            fraud.comes(LARGE.version(4).rule());
            fraud.comes(Payment.of("t-5"));
            fraud.comes(LARGE.version(5).status(RuleStatus.DISABLED).rule());
            fraud.comes(Payment.of("t-6"));
            fraud.comes(LARGE.version(6).rule());
            fraud.goes("large");
            fraud.comes(Payment.of("t-7"));

            assertThat(fraud.flink().output())
                    .extracting(FraudDecision::ruleVersions)
                    .containsExactly(
                            Map.of(),
                            Map.of("large", 1L),
                            Map.of("large", 2L),
                            Map.of("large", 3L),
                            Map.of("large", 4L),
                            Map.of(),
                            Map.of());
            assertThat(fraud.decided())
                    .containsExactly(
                            "t-1 APPROVE []",
                            "t-2 APPROVE [large?]",
                            "t-3 REVIEW [large]",
                            "t-4 APPROVE []",
                            "t-5 REVIEW [large]",
                            "t-6 APPROVE []",
                            "t-7 APPROVE []");
            assertThat(fraud.hits()).containsExactly(Map.entry("large", 3L));
        }
    }

    @Test
    void aRestoredFunctionHasTheRulesInForce() throws Exception {
        try (DecideHarness fraud = DecideHarness.onArrival(LARGE.rule())) {
            fraud.comes(LARGE.version(2).weight("0.9").rule());
            fraud.restore();
            fraud.comes(Payment.of("t-1"));

            assertThat(fraud.decided()).containsExactly("t-1 INTERDICT [large]");
        }
    }

    /** As after an upgrade: the earlier release took them. */
    @Test
    void aRuleThatCannotBeAskedAnyMoreIsNotAskedAndCounted() throws Exception {
        try (DecideHarness fraud = DecideHarness.onArrival(
                rule("unknown").expression("nobody > 1.0").rule(),
                rule("greedy")
                        .detector(Detector.ACCOUNT_TAKEOVER)
                        .counting(null, Map.of("failures", new BigDecimal(101)), null)
                        .rule(),
                LARGE.rule())) {
            fraud.comes(Payment.of("t-1"));

            assertThat(fraud.decided()).containsExactly("t-1 REVIEW [large]");
            assertThat(fraud.refusedRules()).isEqualTo(2);
            fraud.comes(rule("unknown").version(2).expression("amount > 1.0").rule());
            fraud.goes("greedy");
            assertThat(fraud.refusedRules()).isZero();
        }
    }

    @Test
    void aRuleHasACounterFromWhenItIsInForce() throws Exception {
        try (DecideHarness fraud = DecideHarness.onArrival(LARGE.rule())) {
            assertThat(fraud.hits()).containsExactly(Map.entry("large", 0L));

            fraud.comes(rule("small").expression("amount < 1.0").rule());

            assertThat(fraud.hits()).containsOnly(Map.entry("large", 0L), Map.entry("small", 0L));
        }
    }

    @Test
    void theVocabularyHoldsEveryFeatureThatIsSaid() throws Exception {
        try (DecideHarness fraud = DecideHarness.onArrival()) {
            fraud.comes(DecideHarness.with(Payment.of("t-1").at("10:00").from(1, 1, null), "phone", "FR"), null);
            fraud.comes(DecideHarness.with(Payment.of("t-2").at("11:00").from(2, 1, null), "phone", "FR"), null);

            assertThat(FraudVocabulary.all().figures())
                    .containsAll(fraud.flink().output().get(1).features().keySet())
                    .containsAll(AccountFeatures.NAMES);
            assertThat(fraud.flink().output().get(1).features())
                    .containsEntry("travel_kilometres", new BigDecimal("110.575"))
                    .containsEntry("travel_hours", BigDecimal.ONE);
        }
    }
}
