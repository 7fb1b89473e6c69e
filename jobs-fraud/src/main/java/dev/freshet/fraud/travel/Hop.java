/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.travel;

import java.time.Duration;

/** From one sighting to the next: how far, and in what time. */
public record Hop(double kilometres, Duration elapsed) {

    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

    double hours() {
        return (elapsed.getSeconds() * 1e9 + elapsed.getNano()) / NANOS_PER_HOUR;
    }
}
