/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account beside its buckets.
 *
 * @param currencies those in which it moved money within the retention
 * @param merchants at which it spent within the retention; of very many the newest
 */
public record AccountSpending(Map<String, CurrencySpending> currencies, KnownValues merchants) {

    static final AccountSpending NONE = new AccountSpending(Map.of(), KnownValues.NONE);

    /**
     * Of one currency.
     *
     * @param history of all amounts spent until nothing was moved for the whole retention
     * @param forgetAt when the oldest day is forgotten, epoch milliseconds; a timer is set for it
     */
    public record CurrencySpending(AmountHistory history, long forgetAt) {}

    AmountHistory history(String currency) {
        CurrencySpending known = currencies.get(currency);
        return known == null ? AmountHistory.NONE : known.history();
    }

    /** @param memory null where nothing of the currency is left */
    AccountSpending with(String currency, @Nullable CurrencySpending memory) {
        Map<String, CurrencySpending> changed = new HashMap<>(currencies);
        if (memory == null) {
            changed.remove(currency);
        } else {
            changed.put(currency, memory);
        }
        return new AccountSpending(changed, merchants);
    }

    AccountSpending withMerchants(KnownValues known) {
        return new AccountSpending(currencies, known);
    }
}
