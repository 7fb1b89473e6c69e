/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How good the scores of one UTC day were.
 *
 * @param day its beginning
 * @param defrauded cards that were known to be defrauded when the day began; they are left out of precision by card
 */
record DayScores(Instant day, List<ScoredExample> examples, Set<String> defrauded) {

    private static final int DECIMALS = 6;
    private static final int BINS = 10;

    /** When k alerts can be looked at in a day. */
    ModelMetrics metrics(int alertsPerDay, long revision, Instant updatedAt) {
        Ranking ranking = new Ranking(examples);
        return new ModelMetrics(
                day,
                day.plus(Duration.ofDays(1)),
                "day",
                version(),
                examples.size(),
                ranking.frauds(),
                alertsPerDay,
                decimal(ranking.precision(alertsPerDay)),
                decimal(ranking.without(defrauded).cardPrecision(alertsPerDay)),
                decimal(ranking.recall(alertsPerDay)),
                decimal(ranking.averagePrecision()),
                calibration(),
                revision,
                true,
                updatedAt);
    }

    /** The newest one that scored; where one came late, an older one has scored too. */
    private @Nullable String version() {
        return examples.stream()
                .map(ScoredExample::modelVersion)
                .max(String::compareTo)
                .orElse(null);
    }

    private List<CalibrationBin> calibration() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<ScoredExample> inside = examples.stream()
                    .filter(example -> bin(example.score()) == number)
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(calibration(number, inside));
            }
        }
        return bins;
    }

    private static int bin(BigDecimal score) {
        return Math.min(BINS - 1, score.multiply(BigDecimal.valueOf(BINS)).intValue());
    }

    private static CalibrationBin calibration(int bin, List<ScoredExample> inside) {
        BigDecimal sum = inside.stream().map(ScoredExample::score).reduce(BigDecimal.ZERO, BigDecimal::add);
        long frauds = inside.stream().filter(ScoredExample::fraud).count();
        return new CalibrationBin(
                BigDecimal.valueOf(bin, 1),
                BigDecimal.valueOf(bin + 1L, 1),
                inside.size(),
                share(sum, inside.size()),
                share(BigDecimal.valueOf(frauds), inside.size()));
    }

    private static BigDecimal share(BigDecimal part, int whole) {
        return part.divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal decimal(OptionalDouble number) {
        return number.isEmpty()
                ? null
                : BigDecimal.valueOf(number.getAsDouble()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
