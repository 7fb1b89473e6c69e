/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.feature.FraudFigures;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Whether many of a terminal's transactions turned out to be fraud.
 *
 * @param fraudShare from this share on
 * @param minimumCount among fewer transactions a share says nothing
 */
public record RiskyTerminal(BigDecimal fraudShare, BigDecimal minimumCount) implements Serializable {

    public boolean isRisky(FraudFigures figures) {
        return figures.share() != null
                && BigDecimal.valueOf(figures.count()).compareTo(minimumCount) >= 0
                && figures.share().compareTo(fraudShare) >= 0;
    }
}
