/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionRulesTest {

    private static final RuleInput TEN = new RuleInput(Map.of("amount", BigDecimal.TEN), Map.of());

    private final ExpressionRules rules = new ExpressionRules(new Vocabulary(Set.of("amount"), Set.of()));

    @Test
    void asksEveryRuleInTheOrderOfIds() {
        RuleDraft tried = rule("b").expression("amount > 5.0").status(RuleStatus.SHADOW);
        RuleDraft active = rule("a").expression("amount > 50.0");
        rules.put(tried.rule());
        rules.put(active.rule());

        assertThat(rules.verdicts(TEN)).containsExactly(active.silent(), tried.fired());
    }

    @Test
    void asksTheNewestVersionOnly() {
        RuleDraft second = rule("a").version(2).expression("amount > 50.0");
        rules.put(rule("a").expression("amount > 5.0").rule());
        rules.put(second.rule());

        assertThat(rules.verdicts(TEN)).containsExactly(second.silent());
    }

    @Test
    void asksNoneThatIsDisabledRemovedOrADetector() {
        rules.put(rule("a").expression("true").rule());
        rules.put(rule("b").expression("true").rule());
        rules.put(rule("c").expression("true").rule());

        rules.put(rule("a")
                .version(2)
                .expression("true")
                .status(RuleStatus.DISABLED)
                .rule());
        rules.remove("b");
        rules.put(rule("c").version(2).rule());

        assertThat(rules.verdicts(TEN)).isEmpty();
    }

    @Test
    void saysWhichItCannotAskAnyMore() {
        RuleDraft kept = rule("kept").expression("true");
        rules.put(kept.rule());

        assertThat(rules.put(rule("gone").expression("speed > 1.0").rule()))
                .contains("undeclared reference to 'speed'");
        assertThat(rules.verdicts(TEN)).containsExactly(kept.fired());
    }
}
