/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.IOException;

/** Makes an accepted gap known outside of the job, before the job goes on. */
@FunctionalInterface
interface GapReporter {

    /** Returns when the gap is safely noted. */
    void report(LostTransaction gap) throws IOException, InterruptedException;
}
