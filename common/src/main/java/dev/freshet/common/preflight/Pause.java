/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time between two looks at a broker, which tells nobody when something changes. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) throws InterruptedException {
        // Nobody counts it down; unlike a sleep it says that this is a wait with a limit.
        boolean unused = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
