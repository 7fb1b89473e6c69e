/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the figures of an account are called among the features. */
final class SpendingFeatures {

    private SpendingFeatures() {}

    /**
     * Of all windows in {@link FeatureWindow} at least.
     *
     * @param before what was known before the transaction
     * @param merchants those of before, and the transaction's own where it spends
     */
    static Map<String, BigDecimal> of(
            Transaction transaction,
            Map<Duration, AmountFigures> amounts,
            AccountSpending before,
            KnownValues merchants) {
        Map<String, BigDecimal> features = new HashMap<>();
        features.put(FeatureNames.AMOUNT, Figures.plain(transaction.amount()));
        boolean capped = false;
        for (FeatureWindow window : FeatureWindow.values()) {
            AmountFigures figures = Objects.requireNonNull(amounts.get(window.length()));
            figures.putInto(features, "", window);
            capped = capped || figures.capped();
            features.put(
                    window.named(FeatureNames.MERCHANTS),
                    BigDecimal.valueOf(merchants.within(window.length(), transaction.eventTime())));
        }
        features.put(FeatureNames.CAPPED, Figures.flag(capped));
        if (transaction.merchantId() != null) {
            boolean isNew =
                    transaction.type().isSpending() && before.merchants().isNew(transaction.merchantId());
            features.put(FeatureNames.NEW_MERCHANT, Figures.flag(isNew));
        }
        putHistory(features, before.history(transaction.currency()));
        return features;
    }

    private static void putHistory(Map<String, BigDecimal> features, AmountHistory history) {
        features.put(FeatureNames.LOG_AMOUNT_COUNT, BigDecimal.valueOf(history.count()));
        if (history.count() > 0) {
            features.put(FeatureNames.LOG_AMOUNT_MEAN, Figures.rounded(history.mean()));
            features.put(FeatureNames.LOG_AMOUNT_DEVIATION, Figures.rounded(history.deviation()));
        }
    }
}
