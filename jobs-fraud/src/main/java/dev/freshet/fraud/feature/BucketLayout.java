/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How time is cut into buckets, and how much of it is kept raw.
 *
 * <p>An edge of a window costs one read per level at most, so coarse buckets are read seldom and are long to read. An account,
 * with a few transactions an hour, does with hours and days; a terminal, with hundreds, wants minutes below.
 *
 * @param spans lengths of the buckets, finest first; each divides the next. The top, which is one, holds the coarsest
 * @param rowsPerBucket most rows that are kept of a finest bucket; further ones count in its totals only, see {@link
 *     BucketTree}
 */
public record BucketLayout(List<Duration> spans, int rowsPerBucket) implements Serializable {

    /** Hours within days, and at most 500 rows an hour. */
    public static final BucketLayout ACCOUNT = new BucketLayout(List.of(Duration.ofHours(1), Duration.ofDays(1)), 500);

    /** Minutes within hours within days, and at most 500 rows a minute. */
    public static final BucketLayout TERMINAL =
            new BucketLayout(List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1)), 500);

    public BucketLayout {
        if (spans.isEmpty() || spans.get(0).toMillis() < 1) {
            throw new IllegalArgumentException("the finest bucket must be at least a millisecond long: " + spans);
        }
        for (int level = 1; level < spans.size(); level++) {
            long finer = spans.get(level - 1).toMillis();
            long coarser = spans.get(level).toMillis();
            if (coarser <= finer || coarser % finer != 0) {
                throw new IllegalArgumentException("each length of a bucket must divide the next: " + spans);
            }
        }
        if (rowsPerBucket < 1) {
            throw new IllegalArgumentException("at least one row must be kept of a bucket, not " + rowsPerBucket);
        }
        spans = List.copyOf(spans);
    }

    BucketKey top(String series) {
        return new BucketKey(series, spans.size(), 0);
    }

    /** The bucket of a level that an instant lies in. */
    BucketKey bucket(String series, long level, Instant at) {
        return level == spans.size() ? top(series) : new BucketKey(series, level, start(level, at));
    }

    private long start(long level, Instant at) {
        long span = spans.get((int) level).toMillis();
        return Math.floorDiv(at.toEpochMilli(), span) * span;
    }
}
