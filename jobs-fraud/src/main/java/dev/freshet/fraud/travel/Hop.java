/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.travel;

import java.time.Duration;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** From one sighting to the next: how far, and in what time. */
public record Hop(double kilometres, Duration elapsed) {

    private static final double METRES_PER_KILOMETRE = 1_000;
    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

    /** As the crow flies, on WGS 84. */
    public static Hop between(Sighting from, Sighting to) {
        double metres = Geodesic.WGS84.Inverse(
                        from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                .s12;
        return new Hop(
                metres / METRES_PER_KILOMETRE,
                Duration.between(from.moment().at(), to.moment().at()));
    }

    public double hours() {
        return (elapsed.getSeconds() * 1e9 + elapsed.getNano()) / NANOS_PER_HOUR;
    }
}
