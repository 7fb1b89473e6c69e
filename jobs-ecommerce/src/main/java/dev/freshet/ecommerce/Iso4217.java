/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The currency codes that were ever assigned, in capitals; withdrawn ones included, because history is replayed. */
final class Iso4217 {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Iso4217() {}

    static boolean isAssigned(@Nullable String code) {
        return code == null || CODES.contains(code);
    }
}
