/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Rules and model as one score: {@code (1 − w) · rules + w · model}. Without a model the rules alone are the score, whatever
 * {@code w}: a model that is not there yet must not lower it.
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

    BigDecimal score(BigDecimal ruleScore, @Nullable BigDecimal modelScore) {
        if (modelScore == null) {
            return ruleScore;
        }
        BigDecimal ofRules = BigDecimal.ONE.subtract(modelWeight).multiply(ruleScore);
        return Score.of(ofRules.add(modelWeight.multiply(modelScore)));
    }
}
