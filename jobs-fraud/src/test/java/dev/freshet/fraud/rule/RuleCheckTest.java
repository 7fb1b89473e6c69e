/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleCheckTest {

    private final RuleCheck check = new RuleCheck(new Vocabulary(Set.of("amount"), Set.of("currency")));

    @ParameterizedTest
    @EnumSource
    void keepsEveryDetectorWithAllItsLimitsAndKeys(Detector detector) {
        for (GroupKey group : detector.groups()) {
            RuleDocument rule = rule("a")
                    .detector(detector)
                    .counting(detector.defaultWindow() == null ? null : 60L, detector.defaultLimits(), group)
                    .rule();

            assertThat(check.refusal(rule)).isNull();
        }
        assertThat(check.refusal(rule("a").detector(detector).rule())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "VELOCITY, IP, group_key: velocity counts by account or terminal",
        "PASSWORD_SPRAYING, ACCOUNT, group_key: password_spraying counts by ip",
        "AMOUNT_SPIKE, TERMINAL, group_key: amount_spike counts by account"
    })
    void refusesAKeyThatADetectorDoesNotCountBy(Detector detector, GroupKey group, String reason) {
        assertThat(check.refusal(
                        rule("a").detector(detector).counting(null, null, group).rule()))
                .isEqualTo(reason);
    }

    @Test
    void refusesALimitThatADetectorHasNot() {
        Map<String, BigDecimal> misspelt = Map.of("cuont", BigDecimal.TEN, "sum", BigDecimal.TEN);

        assertThat(check.refusal(rule("a")
                        .detector(Detector.VELOCITY)
                        .counting(null, misspelt, null)
                        .rule()))
                .isEqualTo("limits: velocity has only count, merchants, sum");
        assertThat(check.refusal(rule("a")
                        .detector(Detector.NEW_DEVICE_AND_COUNTRY)
                        .counting(null, misspelt, null)
                        .rule()))
                .isEqualTo("limits: new_device_and_country has none");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, false", "0.01, true"})
    void aLimitIsAboveZero(BigDecimal limit, boolean holds) {
        RuleDocument rule = rule("a")
                .detector(Detector.VELOCITY)
                .counting(null, Map.of("count", limit), null)
                .rule();

        assertThat(check.refusal(rule)).isEqualTo(holds ? null : "limits: count must be above 0");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED_LOGINS, failures, 100, 101, must be at most 100",
        "LOGIN_AFTER_FAILURES, failures, 1, 1.5, must be a whole number",
        "ACCOUNT_TAKEOVER, failures, 1E+2, 100.5, must be a whole number",
        "PASSWORD_SPRAYING, accounts, 200, 201, must be at most 200",
        "VELOCITY, merchants, 100, 100.01, must be at most 100",
        "CARD_TESTING, small_count, 100, 101, must be at most 100",
        "AMOUNT_SPIKE, minimum_count, 1000, 0.1, must be a whole number",
        "RISKY_TERMINAL, fraud_share, 1, 1.01, must be at most 1"
    })
    void aLimitCountsByWhatIsKept(Detector detector, String name, BigDecimal most, BigDecimal tooMuch, String reason) {
        assertThat(check.refusal(limited(detector, Map.of(name, most)))).isNull();
        assertThat(check.refusal(limited(detector, Map.of(name, tooMuch)))).isEqualTo("limits: " + name + " " + reason);
    }

    @ParameterizedTest
    @CsvSource({"99.99, 100, true", "100, 100, false", "101, 100, false"})
    void smallIsLessThanLarge(BigDecimal small, BigDecimal large, boolean holds) {
        String refusal = holds ? null : "limits: small_amount must be below large_amount";

        assertThat(check.refusal(limited(Detector.CARD_TESTING, Map.of("small_amount", small, "large_amount", large))))
                .isEqualTo(refusal);
        assertThat(check.refusal(limited(Detector.CARD_TESTING, Map.of("small_amount", small))))
                .as("a large amount is 100 by itself")
                .isEqualTo(refusal);
    }

    @Test
    void refusesAWindowWhereNoneIsLookedAt() {
        assertThat(check.refusal(rule("a")
                        .detector(Detector.IMPOSSIBLE_TRAVEL)
                        .counting(60L, null, null)
                        .rule()))
                .isEqualTo("window_seconds: impossible_travel looks at no window; leave it out");
    }

    @Test
    void aRuleHasItsOwnLimitsElseTheDetectors() {
        RuleDocument own = rule("a")
                .detector(Detector.VELOCITY)
                .counting(60L, Map.of("count", BigDecimal.ONE), GroupKey.TERMINAL)
                .rule();
        RuleDocument none = rule("a").detector(Detector.VELOCITY).rule();

        assertThat(own.limit("count")).isEqualByComparingTo("1");
        assertThat(own.limit("sum")).isEqualByComparingTo("5000");
        assertThat(own.window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(own.countsBy()).isEqualTo(GroupKey.TERMINAL);
        assertThat(none.limit("count")).isEqualByComparingTo("10");
        assertThat(none.window()).isEqualTo(Duration.ofHours(1));
        assertThat(none.countsBy()).isEqualTo(GroupKey.ACCOUNT);
    }

    private static RuleDocument limited(Detector detector, Map<String, BigDecimal> limits) {
        return rule("a").detector(detector).counting(null, limits, null).rule();
    }

    @Test
    void judgesExpressions() {
        assertThat(check.refusal(rule("a").expression("amount > 220.0").rule())).isNull();
        assertThat(check.refusal(rule("a").expression("amuont > 220.0").rule()))
                .startsWith("expression: undeclared reference to 'amuont'");
    }

    @Test
    void travelsWithTheJob() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(check);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(check);
        }
    }

    @Test
    void aNameIsANumberOrAText() {
        assertThatThrownBy(() -> new Vocabulary(Set.of("a", "b"), Set.of("b", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one name is a number or a text, not both: [b]");
    }
}
