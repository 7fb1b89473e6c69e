/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleExpressionTest {

    private static final Vocabulary VOCABULARY =
            new Vocabulary(Set.of("amount", "count_1h", "distance_km", "new_device"), Set.of("currency", "country"));

    /** The distance is not known. */
    private static final RuleInput INPUT = new RuleInput(
            Map.of("amount", new BigDecimal("220.1"), "count_1h", BigDecimal.valueOf(3), "new_device", BigDecimal.ONE),
            Map.of("currency", "EUR", "country", "DE"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        amount > 220.1                                   | false
        amount >= 220.1                                  | true
        amount > 220.09                                  | true
        amount == 220.1                                  | true
        count_1h > 2                                     | true
        count_1h >= 3                                    | true
        count_1h > 3                                     | false
        count_1h == 3.0                                  | true
        amount / count_1h > 73.3 && amount / count_1h < 73.4 | true
        amount - 20.1 <= 200.0                           | true
        -amount < 0.0                                    | true
        !(new_device == 1.0)                             | false
        currency == "EUR" && country != "FR"             | true
        country in ["AT", "DE"]                          | true
        country.startsWith("D") && !currency.contains("U") | false
        currency.endsWith("R") ? amount > 200.0 : false  | true
        amount / 0.0 > 1.0                               | true
        true                                             | true
        """)
    void isTrueOrFalse(String expression, boolean expected) throws Exception {
        assertThat(RuleExpression.compile(expression, VOCABULARY).holds(INPUT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        distance_km > 100.0                              ; false
        !(distance_km > 100.0)                           ; false
        distance_km > 100.0 || count_1h > 2              ; true
        count_1h > 2 || distance_km > 100.0              ; true
        distance_km > 100.0 || count_1h > 5              ; false
        distance_km > 100.0 && count_1h > 2              ; false
        !(distance_km > 100.0 && count_1h > 5)           ; true
        distance_km > 100.0 ? true : true                ; false
        """)
    void whatIsNotKnownDecidesNothing(String expression, boolean expected) throws Exception {
        assertThat(RuleExpression.compile(expression, VOCABULARY).holds(INPUT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        amuont > 1.0                             | undeclared reference to 'amuont'
        amount                                   | expected type 'bool' but found 'double'
        "EUR"                                    | expected type 'bool' but found 'string'
        amount == "220"                          | no matching overload for '_==_'
        currency > 1.0                           | no matching overload for '_>_'
        amount + 1 > 2.0                         | no matching overload for '_+_'
        currency.matches("(a+)+b")               | calls matches, which rules may not
        size(currency) == 3                      | calls size, which rules may not
        string(amount) == "220.1"                | calls string, which rules may not
        timestamp("2026-03-02T10:00:00Z") == timestamp("2026-03-02T10:00:00Z") | calls timestamp
        [1.0, 2.0].all(x, x < amount)            | undeclared reference to 'x'
        [1.0, 2.0].exists(x, x < amount)         | undeclared reference to 'x'
        currency.length > 1                      | type 'string' does not support field selection
        """)
    void isRefusedWithAReason(String expression, String reason) {
        assertThatThrownBy(() -> RuleExpression.compile(expression, VOCABULARY))
                .isInstanceOf(InvalidExpressionException.class)
                .message()
                .contains(reason)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount >", "", "amount > 1.0)", "amount > 1.0; true", "amount = 1.0"})
    void isOneExpression(String expression) {
        assertThatThrownBy(() -> RuleExpression.compile(expression, VOCABULARY))
                .isInstanceOf(InvalidExpressionException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @Test
    void mayHaveSoManyNodesAndNoMore() throws Exception {
        // Fifty comparisons of three nodes each, and 49 more that join them.
        String joined = "amount>1.0" + "||amount>1.0".repeat(49);

        assertThat(RuleExpression.compile("!(" + joined + ")", VOCABULARY).holds(INPUT))
                .isFalse();
        assertThatThrownBy(() -> RuleExpression.compile(joined + "||true", VOCABULARY))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessage(
                        "has 201 names, literals and operators, and at most 200 are allowed; make several rules of it");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 100_000})
    void mayNotBeDeep(int depth) {
        String deep = "(".repeat(depth) + "true" + ")".repeat(depth);

        assertThatThrownBy(() -> RuleExpression.compile(deep, VOCABULARY))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @Test
    void mayNotBeLong() {
        String exactly = "true" + " ".repeat(RuleDocument.LONGEST_EXPRESSION - 4);

        assertThat(compiles(exactly)).isTrue();
        assertThat(compiles(exactly + " ")).isFalse();
    }

    /** Decimals at, just below and just above a border, of every size. */
    @Test
    void isExactAtItsBorder() throws Exception {
        long seed = 220;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            BigDecimal border = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
            BigDecimal cent = new BigDecimal("0.01");
            String literal = border.toPlainString() + (border.scale() == 0 ? ".0" : "");
            RuleExpression above = RuleExpression.compile("amount > " + literal, VOCABULARY);

            assertThat(above.holds(amount(border)))
                    .as("seed %d: %s", seed, border)
                    .isFalse();
            assertThat(above.holds(amount(border.add(cent))))
                    .as("seed %d: %s", seed, border)
                    .isTrue();
            assertThat(above.holds(amount(border.subtract(cent))))
                    .as("seed %d: %s", seed, border)
                    .isFalse();
        }
    }

    private static RuleInput amount(BigDecimal amount) {
        return new RuleInput(Map.of("amount", amount), new HashMap<>());
    }

    private static boolean compiles(String expression) {
        try {
            RuleExpression.compile(expression, VOCABULARY);
            return true;
        } catch (InvalidExpressionException e) {
            return false;
        }
    }
}
