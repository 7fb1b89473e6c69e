/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import java.time.Instant;

/**
 * Something that is to be said of a burst.
 *
 * @param at event time
 */
public record BurstNotice(Kind kind, OpenBurst burst, Instant at) {

    /** What happened. */
    public enum Kind {
        /** The limit is reached. */
        OPENED,
        /** The first login succeeded since. */
        ENTERED,
        /** Nothing has failed for a whole window. */
        ENDED
    }
}
