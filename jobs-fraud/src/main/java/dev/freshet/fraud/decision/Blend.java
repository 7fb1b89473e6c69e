/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Rules and model as one score: {@code (1 − w) · rules + w · model}. Where only one of them was asked it is the score,
 * whatever {@code w}: what is not there must not lower it. But with {@code w = 0} the model never counts, also where it is alone.
 *
 * @param modelWeight w, from 0 to 1
 */
public record Blend(BigDecimal modelWeight) implements Serializable {

    public Blend {
        if (modelWeight.signum() < 0 || modelWeight.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "decision.model-weight must be a number from 0 to 1, but is " + modelWeight.toPlainString());
        }
    }

    /**
     * Blends.
     *
     * @param ruleScore null where no active rule is in force
     * @param modelScore null without a model
     */
    BigDecimal score(@Nullable BigDecimal ruleScore, @Nullable BigDecimal modelScore) {
        if (ruleScore == null) {
            return modelScore == null || modelWeight.signum() == 0 ? BigDecimal.ZERO : modelScore;
        }
        if (modelScore == null) {
            return ruleScore;
        }
        BigDecimal ofRules = BigDecimal.ONE.subtract(modelWeight).multiply(ruleScore);
        return Score.of(ofRules.add(modelWeight.multiply(modelScore)));
    }
}
