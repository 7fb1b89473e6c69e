/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * Time that belongs to the fault itself: how long a process stands still or a partition is silent, when the next one dies, how long
 * nothing may happen. Whatever has to come is waited for and not passed.
 */
final class Moments {

    private Moments() {}

    static void pass(Duration duration) {
        if (duration.compareTo(Duration.ZERO) > 0) {
            await("time to pass")
                    .pollDelay(duration)
                    .atMost(duration.plusMinutes(1))
                    .until(() -> true);
        }
    }
}
