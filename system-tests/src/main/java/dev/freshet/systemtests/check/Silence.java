/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Tells when nothing more will come of a job.
 *
 * <p>A job that catches up may need long for one checkpoint, and commits nothing meanwhile. So silence is told in checkpoints too.
 */
final class Silence {

    /** What lies in one that had begun before, in the one that a committer waited for, and in one more. */
    static final int CHECKPOINTS = 3;

    private final Duration duration;

    private long count = -1;
    private Instant lastCommit = Instant.MIN;
    private int checkpointsThen;

    Silence(Duration duration) {
        this.duration = duration;
    }

    /**
     * Whether it has lasted, as of now. To be asked again and again.
     *
     * @param committed how many records are
     * @param checkpoints how many are complete
     */
    boolean isOver(long committed, IntSupplier checkpoints, Instant now) {
        if (committed != count) {
            count = committed;
            lastCommit = now;
            checkpointsThen = checkpoints.getAsInt();
        }
        // A job that has yet to start is not one that has ended.
        return count > 0
                && lastCommit.plus(duration).isBefore(now)
                && checkpoints.getAsInt() >= checkpointsThen + CHECKPOINTS;
    }
}
