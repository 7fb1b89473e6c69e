/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A journey by plane. Who is on the plane pays nothing and signs in nowhere. */
record Trip(City destination, Instant departs, Duration stay) {

    Instant ends() {
        return leaves().plus(flight());
    }

    /** Where somebody is who lives at home; null on the plane. */
    @Nullable
    City whereabouts(City home, Instant now) {
        if (now.isBefore(departs) || !now.isBefore(ends())) {
            return home;
        }
        boolean landed = !now.isBefore(departs.plus(flight()));
        return landed && now.isBefore(leaves()) ? destination : null;
    }

    private Instant leaves() {
        return departs.plus(flight()).plus(stay);
    }

    private Duration flight() {
        return Duration.ofHours(destination.hours());
    }
}
