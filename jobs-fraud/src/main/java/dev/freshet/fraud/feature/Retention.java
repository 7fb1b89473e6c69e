/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How long what happened is kept, and when it is forgotten: at the first full hour after that, so that few timers do for much.
 *
 * @param length the longest window, and by how much a transaction may come late
 */
record Retention(Duration length) implements Serializable {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** When something can be forgotten, epoch milliseconds; always after it has been kept long enough. */
    long forgetAt(Instant happened) {
        return (Math.floorDiv(happened.plus(length).toEpochMilli(), HOUR) + 1) * HOUR;
    }

    /** Up to when what happened is needed by nobody any more. */
    Instant forgottenUntil(long now) {
        return Instant.ofEpochMilli(now).minus(length);
    }
}
