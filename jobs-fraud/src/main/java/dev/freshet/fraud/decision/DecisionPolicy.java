/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.rule.RuleVerdict;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one outcome of lists, rules and model.
 *
 * <p>The allow list goes before the block list, and both before any score. Else the hardest of what the score and the rules that
 * count ask for: interdict, step-up, review, approve. A rule that is only being tried out is a reason that counts for nothing.
 */
public record DecisionPolicy(Thresholds thresholds, Blend blend) implements Serializable {

    private static final String ALLOWED = "allow_list";
    private static final String BLOCKED = "block_list";

    private static final Comparator<RuleVerdict> HEAVIEST_FIRST = Comparator.comparing(
                    (RuleVerdict verdict) -> verdict.rule().weight())
            .reversed()
            .thenComparing(verdict -> verdict.rule().ruleId());

    /**
     * Judges one transaction.
     *
     * @param verdicts of every rule that was asked
     * @param allowed the entry of the allow list that names it, else null
     * @param blocked the same of the block list
     * @param modelScore from 0 to 1; null without a model
     */
    public Judgement judge(
            List<RuleVerdict> verdicts,
            @Nullable ListEntry allowed,
            @Nullable ListEntry blocked,
            @Nullable BigDecimal modelScore) {
        BigDecimal ruleScore = ruleScore(verdicts);
        BigDecimal roundedModelScore = modelScore == null ? null : Score.of(modelScore);
        BigDecimal score = blend.score(isAnyInForce(verdicts) ? ruleScore : null, roundedModelScore);
        return new Judgement(
                outcome(verdicts, allowed, blocked, score),
                score,
                ruleScore,
                roundedModelScore,
                reasons(verdicts, allowed, blocked));
    }

    private Outcome outcome(
            List<RuleVerdict> verdicts, @Nullable ListEntry allowed, @Nullable ListEntry blocked, BigDecimal score) {
        if (allowed != null) {
            return Outcome.APPROVE;
        }
        if (blocked != null) {
            return Outcome.INTERDICT;
        }
        Outcome hardest = thresholds.outcome(score);
        for (RuleVerdict verdict : verdicts) {
            Outcome asked = verdict.rule().outcome();
            if (verdict.counts() && asked != null && asked.compareTo(hardest) > 0) {
                hardest = asked;
            }
        }
        return hardest;
    }

    /** Whether a rule on transactions was asked that is not only being tried out. */
    private static boolean isAnyInForce(List<RuleVerdict> verdicts) {
        return verdicts.stream().anyMatch(verdict -> !verdict.isShadow());
    }

    private static BigDecimal ruleScore(List<RuleVerdict> verdicts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RuleVerdict verdict : verdicts) {
            if (verdict.counts()) {
                sum = sum.add(verdict.rule().weight());
            }
        }
        return Score.of(sum);
    }

    private static List<DecisionReason> reasons(
            List<RuleVerdict> verdicts, @Nullable ListEntry allowed, @Nullable ListEntry blocked) {
        List<DecisionReason> reasons = new ArrayList<>();
        if (allowed != null) {
            reasons.add(listed(ALLOWED, allowed));
        }
        if (blocked != null) {
            reasons.add(listed(BLOCKED, blocked));
        }
        verdicts.stream()
                .filter(RuleVerdict::fired)
                .sorted(HEAVIEST_FIRST)
                .map(DecisionPolicy::fired)
                .forEach(reasons::add);
        return reasons;
    }

    private static DecisionReason listed(String code, ListEntry entry) {
        return new DecisionReason(code, entry.key(), entry.version(), null, false);
    }

    private static DecisionReason fired(RuleVerdict verdict) {
        return new DecisionReason(
                verdict.code(),
                verdict.rule().ruleId(),
                verdict.rule().version(),
                verdict.rule().weight(),
                verdict.isShadow());
    }
}
