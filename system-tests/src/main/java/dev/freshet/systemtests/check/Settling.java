/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Judges again and again until the verdict stays exact, or nothing follows the first results for a while.
 *
 * <p>What a job commits comes with its checkpoints, also what it commits too often. So an exact verdict has to outlast some of them.
 */
final class Settling {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Supplier<Verdict> judge;
    private final IntSupplier checkpoints;
    private final Silence silence;
    private boolean exact;
    private int checkpointsWhenExact;

    /**
     * @param judge reads what has been committed since the last time
     * @param checkpoints how many are complete
     */
    Settling(Supplier<Verdict> judge, IntSupplier checkpoints, Duration silence) {
        this.judge = judge;
        this.checkpoints = checkpoints;
        this.silence = new Silence(silence);
    }

    Verdict verdict(Duration patience) {
        return await("the job to commit its last results")
                .pollInSameThread()
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .until(() -> look(Instant.now()), Optional::isPresent)
                .orElseThrow();
    }

    /** A verdict that will not change, if there is one yet. */
    Optional<Verdict> look(Instant now) {
        int complete = checkpoints.getAsInt(); // asked first, so that what they brought is read
        Verdict verdict = judge.get();
        if (verdict.isExact() && !exact) {
            checkpointsWhenExact = complete;
        }
        exact = verdict.isExact();
        boolean stays = exact && complete >= checkpointsWhenExact + Silence.CHECKPOINTS;
        boolean silent = silence.isOver(verdict.committedOut(), () -> complete, now);
        return stays || silent ? Optional.of(verdict) : Optional.empty();
    }
}
