/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * What a generator can be told.
 *
 * @param seed same settings, same bytes
 * @param start event time of the beginning
 * @param eventsPerSecond records of the main topic per second of event time, on average
 * @param pace mean time between two steps of one person
 * @param lateBy late records are at least this old when they are sent; the job's allowed lateness and a margin
 * @param mostDelay the longest way of an ordinary record from event to Kafka; below the job's out-of-orderness
 * @param incidents 1 for the usual share of duplicates, late and broken records, 0 for none
 */
public record TrafficSettings(
        long seed,
        Instant start,
        double eventsPerSecond,
        Duration pace,
        Duration lateBy,
        Duration mostDelay,
        double incidents) {

    /** The first Monday of 2026: a fixed day, so that two runs give the same bytes. */
    public static final Instant DEFAULT_START = Instant.parse("2026-01-05T08:00:00Z");

    public TrafficSettings {
        if (!(eventsPerSecond > 0 && eventsPerSecond <= 1_000_000)) {
            throw new IllegalArgumentException("the rate must be above 0 and at most 1000000, not " + eventsPerSecond);
        }
    }

    /** History for a replay with the suite's default lateness and out-of-orderness. */
    public static TrafficSettings history(long seed, Instant start, double eventsPerSecond, boolean incidents) {
        return new TrafficSettings(
                seed,
                start,
                eventsPerSecond,
                Duration.ofSeconds(8),
                Duration.ofMinutes(75),
                Duration.ofSeconds(3),
                incidents ? 1 : 0);
    }
}
