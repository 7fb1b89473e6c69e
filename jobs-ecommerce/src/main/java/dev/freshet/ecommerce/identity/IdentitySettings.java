/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.io.Serializable;
import java.time.Duration;

/**
 * The figures of the identity feature.
 *
 * @param memory how long a visitor is taken for the user after an event that named the user, in event time; longer than
 *     {@code allowedLateness}
 * @param allowedLateness how far behind the watermark an event may still come
 * @param handOver how long before a visitor's sign-in a step may be that is handed over to the user; zero for none
 * @param mostVisitorSteps how many different steps of a visitor are kept for that
 */
public record IdentitySettings(Duration memory, Duration allowedLateness, Duration handOver, int mostVisitorSteps)
        implements Serializable {

    public IdentitySettings {
        if (allowedLateness.isNegative() || memory.compareTo(allowedLateness) <= 0) {
            throw new IllegalArgumentException(
                    "a visitor must be remembered for longer than events may be late, but memory is " + memory
                            + " and the allowed lateness " + allowedLateness);
        }
        if (mostVisitorSteps < 2) {
            throw new IllegalArgumentException(
                    "funnel.most-visitor-steps must be at least 2, but is " + mostVisitorSteps);
        }
    }
}
