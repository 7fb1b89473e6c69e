/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Outcome;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * From which score on, inclusive, what becomes of a transaction.
 *
 * @param alert from here on somebody looks at it
 * @param interdict from here on it does not pass
 */
public record Thresholds(BigDecimal alert, BigDecimal interdict) implements Serializable {

    public Thresholds {
        if (alert.signum() <= 0 || alert.compareTo(interdict) > 0 || interdict.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("decision.alert-threshold must be above 0 and at most"
                    + " decision.interdict-threshold, and that at most 1, but they are " + alert.toPlainString()
                    + " and " + interdict.toPlainString());
        }
    }

    Outcome outcome(BigDecimal score) {
        if (score.compareTo(interdict) >= 0) {
            return Outcome.INTERDICT;
        }
        return score.compareTo(alert) >= 0 ? Outcome.REVIEW : Outcome.APPROVE;
    }
}
