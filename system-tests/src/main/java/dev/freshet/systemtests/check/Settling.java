/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Judges again and again until the verdict is exact, or nothing follows the first results for a while.
 *
 * <p>A job that catches up may need long for one checkpoint, and commits nothing meanwhile. So silence is told in checkpoints too.
 */
final class Settling {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What lies in one that had begun before, in the one that a committer waited for, and in one more. */
    private static final int CHECKPOINTS = 3;

    private final Verifier verifier;
    private final IntSupplier checkpoints;
    private final Duration silence;
    private final Duration patience;

    private long count = -1;
    private Instant lastCommit = Instant.now();
    private int checkpointsThen;

    /** @param checkpoints how many are complete */
    Settling(Verifier verifier, IntSupplier checkpoints, Duration silence, Duration patience) {
        this.verifier = verifier;
        this.checkpoints = checkpoints;
        this.silence = silence;
        this.patience = patience;
    }

    Verdict verdict(List<Sent> sent) {
        return await("the job to commit its last results")
                .pollInSameThread()
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .until(() -> judge(sent), Optional::isPresent)
                .orElseThrow();
    }

    /** A verdict that will not change, if there is one yet. */
    private Optional<Verdict> judge(List<Sent> sent) {
        boolean silent = isSilent();
        Verdict verdict = verifier.judge(sent);
        return verdict.isExact() || silent ? Optional.of(verdict) : Optional.empty();
    }

    private boolean isSilent() {
        long now = verifier.count();
        if (now != count) {
            count = now;
            lastCommit = Instant.now();
            checkpointsThen = checkpoints.getAsInt();
        }
        // A job that has yet to start is not one that has ended.
        return count > 0
                && lastCommit.plus(silence).isBefore(Instant.now())
                && checkpoints.getAsInt() >= checkpointsThen + CHECKPOINTS;
    }
}
