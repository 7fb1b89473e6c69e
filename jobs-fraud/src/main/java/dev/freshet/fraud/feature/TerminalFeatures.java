/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the windows of a terminal are called among the features. */
final class TerminalFeatures {

    private TerminalFeatures() {}

    /** Of all windows in {@link FeatureWindow} at least. */
    static Map<String, BigDecimal> of(Map<Duration, AmountFigures> amounts, Map<Duration, FraudFigures> shares) {
        Map<String, BigDecimal> features = new HashMap<>();
        boolean capped = false;
        for (FeatureWindow window : FeatureWindow.values()) {
            AmountFigures ofAmounts = Objects.requireNonNull(amounts.get(window.length()));
            ofAmounts.putInto(features, FeatureNames.TERMINAL, window);
            FraudFigures ofShares = Objects.requireNonNull(shares.get(window.length()));
            if (ofShares.share() != null) {
                features.put(window.named(FeatureNames.TERMINAL_FRAUD_SHARE), ofShares.share());
            }
            capped = capped || ofAmounts.capped() || ofShares.capped();
        }
        features.put(FeatureNames.TERMINAL_CAPPED, Figures.flag(capped));
        return features;
    }
}
