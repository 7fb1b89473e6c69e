/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Iso4217Test {

    /** In use, withdrawn, assigned in the last years, metals and funds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR", "USD", "GBP", "JPY", "CHF", "CNY", "INR", "BRL", "ZAR", "AED", "DEM", "FRF", "HRK", "SLE", "VED",
                "XAD", "XCG", "ZWG", "XAU", "XDR", "CHE", "XXX"
            })
    void knowsCodesWhateverTheJvm(String code) {
        assertThat(Iso4217.isAssigned(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "ZZZ", "EURO", "eur", "E", "", " EUR"})
    void knowsNothingElse(String code) {
        assertThat(Iso4217.isAssigned(code)).isFalse();
    }

    @Test
    void takesAbsenceForNoMistake() {
        assertThat(Iso4217.isAssigned(null)).isTrue();
    }

    /** Red on a newer JDK than the list: add what it knows and we do not. */
    @Test
    void knowsEveryCodeOfTheJvmOfTheBuild() {
        assertThat(Currency.getAvailableCurrencies())
                .extracting(Currency::getCurrencyCode)
                .allMatch(Iso4217::isAssigned);
    }
}
