/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of event time, UTC. As texts they are in the order of time. */
final class UtcDay {

    static final long MILLIS = Duration.ofDays(1).toMillis();

    private UtcDay() {}

    /** Such as {@code 2026-03-02}. */
    static String of(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** The midnight at an instant or next after it; both epoch milliseconds. */
    static long midnight(long time) {
        return Math.floorDiv(time + MILLIS - 1, MILLIS) * MILLIS;
    }

    /** The midnight at an instant or next before it. */
    static Instant start(Instant at) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), MILLIS) * MILLIS);
    }
}
