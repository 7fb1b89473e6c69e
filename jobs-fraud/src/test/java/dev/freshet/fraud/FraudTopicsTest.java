/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules over whole records, border by border. */
class FraudTopicsTest {

    private static final Instant NOON = Payment.NOON;
    private static final Payment PAYMENT = Payment.of("t-1");

    @ParameterizedTest
    @CsvSource(textBlock = """
        # The published test numbers of card schemes, and then the same with one digit changed.
        4111111111111111,        true
        4111 1111 1111 1111,     true
        4111-1111-1111-1111,     true
        378282246310005,         true
        4222222222222,           true
        6304000000000000000,     true
        4111111111111112,        false
        378282246310006,         false
        # Twelve and twenty digits that pass the check.
        000000000000,            false
        00000000000000000000,    false
        tok_4111111111111111,    false
        card-1,                  false
        """)
    void aCardTokenIsNoCardNumber(String token, boolean isNumber) {
        Transaction transaction = PAYMENT.card(token).transaction();

        assertThat(Judged.brokenRule(FraudTopics.TRANSACTIONS, transaction))
                .isEqualTo(
                        isNumber
                                ? "card_token is not a card number: not 13 to 19 digits that pass the Luhn check"
                                : null);
    }

    @ParameterizedTest
    @CsvSource({"5411, true", "0742, true", "541, false", "54111, false", "54a1, false", "٥٤١١, false"})
    void aMerchantCategoryHasFourDigits(String mcc, boolean holds) {
        assertThat(Judged.brokenRule(FraudTopics.TRANSACTIONS, PAYMENT.mcc(mcc).transaction()))
                .isEqualTo(holds ? null : "mcc has four digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latitude", "longitude"})
    void aPositionIsWhole(String missing) {
        assertThat(brokenWithout(FraudTopics.TRANSACTIONS, ContractSamples.TRANSACTION.json(), missing))
                .isEqualTo("latitude and longitude come together");
        assertThat(brokenWithout(FraudTopics.LOGINS, ContractSamples.LOGIN.json(), missing))
                .isEqualTo("latitude and longitude come together");
    }

    @ParameterizedTest
    @CsvSource({"90, -180, true", "-90, 180, true", "90.000001, 0, false", "0, 180.000001, false", "0, -181, false"})
    void aPositionIsOnTheGlobe(String latitude, String longitude, boolean holds) {
        String json = ContractSamples.LOGIN.json().replace("52.5", latitude).replace("13.4", longitude);

        assertThat(Judged.reason(FraudTopics.LOGINS, json.getBytes(UTF_8))).isEqualTo(holds ? null : "RULE_BROKEN");
    }

    /** An attacker who chooses the text must not escape being counted. */
    @Test
    void aLoginIsTakenWhateverItsUserAgentAndAddressSay() {
        String json = ContractSamples.LOGIN
                .json()
                .replace("Mozilla/5.0", "x\\u0000".repeat(10_000))
                .replace("192.0.2.1", "rhost.example.com");

        assertThat(Judged.reason(FraudTopics.LOGINS, json.getBytes(UTF_8))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "-1, true"})
    void aLabelComesAfterItsTransaction(long seconds, boolean holds) {
        Label label = new Label("b-1", NOON, "t-1", "anna", null, NOON.plusNanos(seconds), LabelValue.FRAUD);

        assertThat(Judged.brokenRule(FraudTopics.LABELS, label))
                .isEqualTo(holds ? null : "transaction_time is not after event_time");
    }

    @Test
    void aRuleIsADetectorOrAnExpression() {
        RuleDocument both = withExpression(rule("a").rule(), "amount > 1.0");
        RuleDocument neither = withExpression(rule("a").expression("x").rule(), null);

        assertThat(brokenRule(both)).isEqualTo("exactly one of detector and expression is present");
        assertThat(brokenRule(neither)).isEqualTo("exactly one of detector and expression is present");
        assertThat(brokenRule(rule("a").rule())).isNull();
        assertThat(brokenRule(rule("a").expression("amount > 1.0").rule())).isNull();
    }

    @Test
    void onlyADetectorHasFigures() {
        String rule = "window_seconds, limits and group_key come with a detector";

        assertThat(brokenRule(
                        rule("a").expression("x").counting(60L, null, null).rule()))
                .isEqualTo(rule);
        assertThat(brokenRule(
                        rule("a").expression("x").counting(null, Map.of(), null).rule()))
                .isEqualTo(rule);
        assertThat(brokenRule(rule("a")
                        .expression("x")
                        .counting(null, null, GroupKey.ACCOUNT)
                        .rule()))
                .isEqualTo(rule);
        assertThat(brokenRule(rule("a")
                        .counting(60L, Map.of("deviations", BigDecimal.ONE), null)
                        .rule()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.123456, true", "0.1234567, false", "0.1234560, true", "1, true"})
    void aWeightHasSixDecimals(String weight, boolean holds) {
        assertThat(brokenRule(rule("a").weight(weight).rule()))
                .isEqualTo(holds ? null : "weight has at most 6 decimal places");
    }

    @Test
    void aRuleDoesNotApprove() {
        assertThat(brokenRule(rule("a").outcome(Outcome.APPROVE).rule()))
                .isEqualTo("outcome is review, step_up or interdict");
        assertThat(brokenRule(rule("a").outcome(Outcome.STEP_UP).rule())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTED_NETWORK, IP, true",
        "TRUSTED_NETWORK, CIDR, true",
        "TRUSTED_NETWORK, ACCOUNT, false",
        "TRUSTED_NETWORK, MERCHANT, false",
        "BLOCK, ACCOUNT, true"
    })
    void aTrustedNetworkIsANetwork(ListName list, ListKind kind, boolean holds) {
        ListEntry entry = new ListEntry("e-1", NOON, list, kind, "x", null, null);

        assertThat(Judged.brokenRule(FraudTopics.LISTS, entry))
                .isEqualTo(holds ? null : "an entry of trusted_network has the kind ip or cidr");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Alert, account, and whose alerts are meant; no subject where the contract refuses it.
                "-, anna, anna",
                "spike|2026-03-02T12:00:00Z|anna, -, anna",
                "spike|2026-03-02T12:00:00Z|anna, anna, anna",
                "spike|2026-03-02T12:00:00Z|a|b, -, a|b",
                "-, -, -",
                "spike|2026-03-02T12:00:00Z|anna, ben, -",
                "spike, -, -",
                "spike|2026-03-02T12:00:00Z, -, -",
                "spike|2026-03-02T12:00:00Z|, -, -"
            })
    void aCaseCommandNamesItsSubject(@Nullable String alert, @Nullable String account, @Nullable String subject) {
        CaseCommand command = new CaseCommand("c-1", NOON, alert, account, CaseCommandType.CLOSE, "ben");

        boolean holds = Judged.brokenRule(FraudTopics.CASE_COMMANDS, command) == null;

        assertThat(holds).isEqualTo(subject != null);
        if (holds) {
            assertThat(FraudTopics.CASE_COMMANDS.keyOf(command)).isEqualTo(subject);
        }
    }

    private static @Nullable String brokenRule(RuleDocument rule) {
        return Judged.brokenRule(FraudTopics.RULES, rule);
    }

    private static <T> @Nullable String brokenWithout(Topic<T> topic, String json, String field) {
        String without = json.replaceAll("\"" + field + "\":[0-9.]+,", "");
        try {
            return Judged.brokenRule(topic, topic.codec().decode(without.getBytes(UTF_8)));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static RuleDocument withExpression(RuleDocument rule, @Nullable String expression) {
        return new RuleDocument(
                rule.eventId(),
                rule.eventTime(),
                rule.ruleId(),
                rule.version(),
                rule.status(),
                rule.detector(),
                expression,
                rule.weight(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
