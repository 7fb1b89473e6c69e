/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.playground.generate.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the demonstration runs.
 *
 * @param webPort of Flink's page; empty for the usual one, or the next that is free
 * @param duration until it stops by itself; empty for until it is stopped
 */
record DemoSettings(double eventsPerSecond, long seed, OptionalInt webPort, Optional<Duration> duration) {

    /** Results are seen a checkpoint later than they are made. */
    static final Duration CHECKPOINTS = Duration.ofSeconds(2);

    /** Short waits, because a person is watching; the defaults are for the disorder of real networks. */
    static final List<String> JOB_OPTIONS = List.of(
            "source.out-of-orderness=2s",
            "source.idle-timeout=5s",
            "source.reference-idle-timeout=1s",
            "metrics.early-interval=2s",
            "bought-together.refresh-interval=10s");

    /** Quick shoppers, so that the first orders come within seconds. */
    TrafficSettings traffic(Instant start) {
        return new TrafficSettings(
                seed,
                start,
                eventsPerSecond,
                Duration.ofMillis(2_500),
                Duration.ofMinutes(75),
                Duration.ofMillis(1_500),
                1);
    }
}
