/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FeatureNamesTest {

    private static final Transaction PAYMENT =
            Payment.of("t-1").merchant("shop").transaction();
    private static final AmountFigures AMOUNTS =
            new AmountFigures(1, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, false);
    private static final FraudFigures SHARE = new FraudFigures(1, BigDecimal.ONE, false);

    @Test
    void areThoseThatAreComputed() {
        AccountSpending known = AccountSpending.NONE.with(
                PAYMENT.currency(), new AccountSpending.CurrencySpending(new AmountHistory(1, 2, 3), 0));

        Set<String> computed = new TreeSet<>(SpendingFeatures.of(PAYMENT, ofEach(AMOUNTS), known, KnownValues.NONE)
                .keySet());
        computed.addAll(TerminalFeatures.of(ofEach(AMOUNTS), ofEach(SHARE)).keySet());

        assertThat(computed).isEqualTo(FeatureNames.all());
    }

    private static <F> Map<Duration, F> ofEach(F figures) {
        return FeatureWindow.lengths().stream().collect(Collectors.toMap(Function.identity(), length -> figures));
    }
}
