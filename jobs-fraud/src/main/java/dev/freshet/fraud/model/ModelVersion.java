/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model to score with.
 *
 * @param day the UTC day that it was trained for, such as {@code 2026-03-02}, by what was known when the day began
 * @param columns that the weights are of
 * @param examples that were new on this day
 * @param frauds among them
 */
public record ModelVersion(String day, List<String> columns, List<Double> weights, long examples, long frauds) {

    private static final int DECIMALS = 6;

    static ModelVersion of(String day, Knowledge knowledge, List<Example> examples) {
        return new ModelVersion(
                day,
                knowledge.columns(),
                knowledge.weights(),
                examples.size(),
                examples.stream().filter(Example::fraud).count());
    }

    /**
     * How likely a transaction is a fraud, from 0 to 1, with six decimals.
     *
     * @param figures of {@link ModelInputs}
     * @return null where the version is of another release, which looked at other columns
     */
    @Nullable
    BigDecimal score(List<Double> figures) {
        if (!columns.equals(ModelColumns.NAMES)) {
            return null;
        }
        double logit = Numbers.product(Numbers.arrayOf(weights), ModelColumns.of(figures));
        return BigDecimal.valueOf(Numbers.probability(logit)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
