/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.Locale;

/** A duration as it reads in a message: {@code 5m10s}. */
final class InWords {

    private InWords() {}

    static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
