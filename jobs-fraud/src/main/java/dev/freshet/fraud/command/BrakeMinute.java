/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import java.time.Instant;

/**
 * The blocks of one minute of event time.
 *
 * @param start of the minute
 * @param passed how many were sent
 * @param held how many were held back
 */
public record BrakeMinute(Instant start, long passed, long held) {

    BrakeMinute withPassed() {
        return new BrakeMinute(start, passed + 1, held);
    }

    BrakeMinute withHeld() {
        return new BrakeMinute(start, passed, held + 1);
    }
}
