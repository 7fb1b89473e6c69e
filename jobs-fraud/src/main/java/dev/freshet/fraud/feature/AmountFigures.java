/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was moved in one currency within one window, the transaction itself included.
 *
 * @param count of purchases, withdrawals and transfers
 * @param sum of those, less refunds and reversals; may be negative
 * @param average of those, with four decimals at most, rounded half to even; null of none
 * @param maximum of those; null of none
 * @param capped whether rows at an edge of the window were not kept, so that all four may lack some of them
 */
public record AmountFigures(
        long count,
        BigDecimal sum,
        @Nullable BigDecimal average,
        @Nullable BigDecimal maximum,
        boolean capped) {

    /** Of the features that {@link #putInto} puts, without prefix and window. */
    static final List<String> NAMES = List.of("count", "sum", "avg", "max");

    static AmountFigures of(AmountTotal total) {
        return new AmountFigures(
                total.count(),
                Figures.plain(total.spent().subtract(total.returned())),
                Figures.average(total.spent(), total.count()),
                total.maximum(),
                total.capped());
    }

    /**
     * Puts the features by their names, such as {@code terminal_count_1h}. What is null is left out.
     *
     * @param prefix such as {@code terminal_}; empty of an account
     */
    public void putInto(Map<String, BigDecimal> features, String prefix, FeatureWindow window) {
        features.put(window.named(prefix + "count"), BigDecimal.valueOf(count));
        features.put(window.named(prefix + "sum"), sum);
        if (average != null) {
            features.put(window.named(prefix + "avg"), average);
        }
        if (maximum != null) {
            features.put(window.named(prefix + "max"), maximum);
        }
    }
}
