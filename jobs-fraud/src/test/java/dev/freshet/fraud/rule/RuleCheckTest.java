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
                    .counting(60L, detector.defaultLimits(), group)
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
