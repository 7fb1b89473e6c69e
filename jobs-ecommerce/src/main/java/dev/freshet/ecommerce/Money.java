/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the contract asks of amounts and currencies. */
final class Money {

    /** Upper case, as in ISO 4217; withdrawn codes included, because history is replayed. */
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Money() {}

    static boolean isCurrency(String code) {
        return CODES.contains(code);
    }

    static boolean isCurrencyIfPresent(@Nullable String code) {
        return code == null || isCurrency(code);
    }

    static boolean notNegative(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() >= 0;
    }
}
