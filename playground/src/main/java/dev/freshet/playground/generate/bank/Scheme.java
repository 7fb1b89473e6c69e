/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import java.time.Instant;

/** Something unusual that can be set going, good or bad. */
@FunctionalInterface
interface Scheme {

    /** False where there is nobody to do it with now. */
    boolean begin(Instant now);
}
