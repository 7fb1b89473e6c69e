/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The later and the earlier of two instants. */
public final class Instants {

    private Instants() {}

    public static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** The one that is there, where one is absent. */
    public static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
