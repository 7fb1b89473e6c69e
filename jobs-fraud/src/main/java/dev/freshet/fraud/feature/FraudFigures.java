/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became known of a terminal's transactions within one window.
 *
 * @param count of all transactions
 * @param share of those that are known as frauds, from 0 to 1, with six decimals at most, rounded half to even; null of none
 * @param capped whether rows were not kept, so that labels may be missing, and at an edge of the window transactions too
 */
public record FraudFigures(long count, @Nullable BigDecimal share, boolean capped) {

    static FraudFigures of(JudgedTotal total) {
        return new FraudFigures(total.count(), Figures.share(total.frauds(), total.count()), total.capped());
    }
}
