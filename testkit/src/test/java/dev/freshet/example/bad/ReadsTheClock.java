/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the machine's clock. */
final class ReadsTheClock {

    private final Supplier<Instant> clock = Instant::now;

    long age(Instant eventTime) {
        return System.currentTimeMillis()
                - eventTime.toEpochMilli()
                + clock.get().toEpochMilli();
    }
}
