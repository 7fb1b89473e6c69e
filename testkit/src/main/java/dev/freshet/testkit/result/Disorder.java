/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Input as networks deliver it: late within a bound, and some of it twice. The same for the same seed, which is logged.
 *
 * @param seed of all choices
 * @param bound event time by which a record may arrive after younger ones, exclusive
 * @param duplicates share of the records that arrive twice, 0 to 1
 */
public record Disorder(long seed, Duration bound, double duplicates) {

    private static final Logger LOG = LoggerFactory.getLogger(Disorder.class);

    public Disorder {
        if (bound.isNegative() || bound.isZero() || duplicates < 0 || duplicates > 1) {
            throw new IllegalArgumentException("the bound must be positive and duplicates from 0 to 1");
        }
    }

    /** A record and when it comes. */
    private record Arrival<T>(T record, Instant at) {}

    /** The records in their order of arrival. A record comes before every record that is younger by the bound or more. */
    public <T> List<T> of(List<T> records, Function<T, Instant> time) {
        LOG.info("{} records, shuffled within {}, {} % twice, seed {}", records.size(), bound, 100 * duplicates, seed);
        Random random = new Random(seed);
        List<Arrival<T>> arrivals = new ArrayList<>();
        for (T record : records) {
            arrivals.add(new Arrival<>(record, time.apply(record).plus(delay(random))));
            if (random.nextDouble() < duplicates) {
                arrivals.add(new Arrival<>(record, time.apply(record).plus(delay(random))));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals.stream().map(Arrival::record).toList();
    }

    private Duration delay(Random random) {
        return Duration.ofNanos((long) (random.nextDouble() * bound.toNanos()));
    }
}
