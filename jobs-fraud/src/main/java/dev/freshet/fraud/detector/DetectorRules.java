/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.pattern.SmallAmounts;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import dev.freshet.fraud.travel.Hop;
import dev.freshet.fraud.travel.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force that judge transactions by a detector, each made once per version. Expressions and detectors that look at
 * logins are passed over.
 *
 * <p>What the small amounts of a card-testing rule are kept under, its series, names the rule and what is counted: a version that
 * counts otherwise begins anew, one with another weight does not.
 */
public final class DetectorRules {

    private record Asked(RuleDocument rule, TransactionDetector detector) {}

    private final SortedMap<String, Asked> byId = new TreeMap<>();

    /** Takes a version in place of the one with its id. Takes only rules that were accepted. */
    public void put(RuleDocument rule) {
        byId.remove(rule.ruleId());
        if (rule.detector() == null || rule.status() == RuleStatus.DISABLED) {
            return;
        }
        TransactionDetector detector = TransactionDetector.of(rule, rule.detector());
        if (detector != null) {
            byId.put(rule.ruleId(), new Asked(rule, detector));
        }
    }

    public void remove(String ruleId) {
        byId.remove(ruleId);
    }

    /** What each of them says, by rule id. */
    public List<RuleVerdict> verdicts(DetectorInput input) {
        List<RuleVerdict> verdicts = new ArrayList<>(byId.size());
        for (Asked asked : byId.values()) {
            verdicts.add(new RuleVerdict(asked.rule(), asked.detector().fires(input)));
        }
        return verdicts;
    }

    /** The hops that rules on travel refute, by rule id. */
    public List<RefutedHop> refuted(@Nullable Sighting trusted, @Nullable Sighting next) {
        List<RefutedHop> refuted = new ArrayList<>();
        if (trusted == null || next == null) {
            return refuted;
        }
        for (Asked asked : byId.values()) {
            Hop hop = asked.detector() instanceof TravelDetector travel
                    ? travel.travel().refuted(trusted, next)
                    : null;
            if (hop != null) {
                refuted.add(new RefutedHop(asked.rule(), hop));
            }
        }
        return refuted;
    }

    /** The account's memory with the transaction among its small amounts, and without those that no rule counts any more. */
    public AccountMemory remembering(AccountMemory before, Transaction transaction) {
        Map<String, SmallAmounts> kept = new HashMap<>();
        for (Asked asked : byId.values()) {
            if (asked.detector() instanceof CardTestingDetector cards) {
                cards.putAfter(transaction, before, kept);
            }
        }
        return kept.equals(before.smallAmounts()) ? before : before.with(kept);
    }
}
