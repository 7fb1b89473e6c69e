/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What thresholds and weights may be. */
class DecisionFiguresTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0.9", "0.5, 0.5", "0.000001, 1", "1, 1"})
    void thresholdsMayBe(BigDecimal alert, BigDecimal interdict) {
        assertThatCode(() -> new Thresholds(alert, interdict)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.9", "-0.1, 0.9", "0.9, 0.5", "0.5, 1.000001"})
    void thresholdsMayNotBe(BigDecimal alert, BigDecimal interdict) {
        assertThatThrownBy(() -> new Thresholds(alert, interdict))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "decision.alert-threshold must be above 0 and at most decision.interdict-threshold, and that"
                                + " at most 1, but they are " + alert + " and " + interdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "1.000001"})
    void aModelsWeightMayNotBe(BigDecimal weight) {
        assertThatThrownBy(() -> new Blend(weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decision.model-weight must be a number from 0 to 1, but is " + weight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.25"})
    void aModelsWeightMayBe(BigDecimal weight) {
        assertThatCode(() -> new Blend(weight)).doesNotThrowAnyException();
    }
}
