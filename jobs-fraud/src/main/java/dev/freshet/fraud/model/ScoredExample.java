/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A transaction with its score, and what it turned out to be.
 *
 * @param card that paid; the account where no card is known
 * @param fraud whether it is known to be one
 */
public record ScoredExample(Moment moment, String card, BigDecimal score, boolean fraud) {

    /** As somebody would look at them: highest score first, then what happened first. */
    static final Comparator<ScoredExample> HIGHEST_FIRST =
            Comparator.comparing(ScoredExample::score).reversed().thenComparing(ScoredExample::moment);
}
