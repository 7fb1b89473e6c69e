/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;

/**
 * Transactions with similar scores, to see whether the scores are shares: of those scored about 0.3 three in ten should be fraud.
 *
 * @param lower inclusive
 * @param upper exclusive, but for the last
 */
@Description("Transactions with similar scores; where scores are calibrated, mean_score equals fraud_share.")
public record CalibrationBin(
        @Description("Inclusive.") BigDecimal lower,

        @Description("Exclusive, but for the last.") BigDecimal upper,

        @Range(minimum = 1) long transactions,
        @Range(minimum = 0, maximum = 1) BigDecimal meanScore,
        @Range(minimum = 0, maximum = 1) BigDecimal fraudShare) {}
