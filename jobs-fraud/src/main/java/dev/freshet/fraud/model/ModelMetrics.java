/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.JsonName;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the score of one UTC day was, by the labels that are known. The newest revision of a day is the truth.
 *
 * <p>Precision at k is that of the Fraud Detection Handbook: the k transactions, or cards, with the highest scores of the day;
 * cards that were known to be defrauded are left out.
 *
 * @param windowEnd exclusive
 * @param granularity always {@code day}
 * @param modelVersion the day that the model was trained for; null where there was none yet
 * @param alertsPerDay k
 */
@Description("How good the score of one UTC day was, by the labels that are known. The newest revision is the truth.")
public record ModelMetrics(
        Instant windowStart,
        @Description("Exclusive.") Instant windowEnd,
        @Description("Always day.") String granularity,

        @Description("The day that the model was trained for; absent where there was none yet.") @Nullable
        String modelVersion,

        @Range(minimum = 0) long transactions,

        @Description("Known by now.") @Range(minimum = 0) long frauds,

        @Description("k: how many alerts somebody can look at in a day.") @Range(minimum = 1)
        long alertsPerDay,

        @Description("Share of frauds among the k highest scores; absent without transactions.")
        @Range(minimum = 0, maximum = 1)
        @Nullable
        BigDecimal precision,

        @Description("Share of defrauded cards among the k cards with the highest scores; absent without cards.")
        @Range(minimum = 0, maximum = 1)
        @Nullable
        BigDecimal cardPrecision,

        @Description("Share of the day's frauds that are among the k highest scores; absent without frauds.")
        @Range(minimum = 0, maximum = 1)
        @Nullable
        BigDecimal recall,

        @Description("Area under precision over recall; absent without frauds.")
        @Range(minimum = 0, maximum = 1)
        @Nullable
        BigDecimal averagePrecision,

        List<CalibrationBin> calibration,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("The watermark has passed the day and the time in which labels come.") @JsonName("final")
        boolean isFinal,

        @Description("Event time of what decided this revision.")
        Instant updatedAt) {}
