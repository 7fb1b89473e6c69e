/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * When a transaction is judged by its labels, in full hours of event time, so that an hour's transactions of an account share a timer.
 *
 * @param delay how long after a transaction nearly all labels of frauds are known; what has none by then counts as genuine
 * @param patience how long after that a label still makes a fraud of it
 */
public record LabelTimes(Duration delay, Duration patience) implements Serializable {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    public LabelTimes {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("model.label-delay must be positive, but is " + delay);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("model.label-patience must not be negative, but is " + patience);
        }
    }

    /** When a transaction is judged, epoch milliseconds. */
    long judgedAt(Instant transactionTime) {
        return fullHour(transactionTime.plus(delay));
    }

    /** When a transaction is forgotten, epoch milliseconds. */
    long forgottenAt(Instant transactionTime) {
        return fullHour(transactionTime.plus(delay).plus(patience));
    }

    /** The hour that is full at an instant or next after it, epoch milliseconds. */
    static long fullHour(Instant at) {
        Instant before = at.minusNanos(1);
        return (Math.floorDiv(before.toEpochMilli(), HOUR) + 1) * HOUR;
    }
}
