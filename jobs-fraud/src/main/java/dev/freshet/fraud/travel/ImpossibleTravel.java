/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.travel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Whether one person can have been at two places.
 *
 * <p>The distance is that of the geodesic on WGS 84. Places no farther apart than {@code minimumKm} are always possible:
 * below it, the error of locating an address is larger than any speed. So are places from the same address, where one of the
 * positions must be wrong. Two sightings at one instant are judged by distance alone.
 *
 * <p>Of two sightings only the later can be refuted, and at one instant the one with the greater id. What comes after a later
 * sighting has been trusted is therefore never refuted.
 *
 * @param maximumKmPerHour at exactly this speed travel is still possible
 */
public record ImpossibleTravel(double maximumKmPerHour, double minimumKm) implements Serializable {

    /**
     * The hop that nobody can have made; null where it is possible.
     *
     * @param trusted the last approved transaction or successful login that was not refuted itself
     */
    public @Nullable Hop refuted(Sighting trusted, Sighting next) {
        if (!next.moment().isAfter(trusted.moment()) || next.hasAddressOf(trusted)) {
            return null;
        }
        Hop hop = Hop.between(trusted, next);
        boolean far = hop.kilometres() > minimumKm;
        return far && hop.kilometres() > maximumKmPerHour * hop.hours() ? hop : null;
    }
}
