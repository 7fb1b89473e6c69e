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
 */
final class Settling {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Verifier verifier;
    private final IntSupplier checkpoints;
    private final Silence silence;
    private final Duration patience;

    /** @param checkpoints how many are complete */
    Settling(Verifier verifier, IntSupplier checkpoints, Duration silence, Duration patience) {
        this.verifier = verifier;
        this.checkpoints = checkpoints;
        this.silence = new Silence(silence);
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
        boolean silent = silence.isOver(verifier.count(), checkpoints, Instant.now());
        Verdict verdict = verifier.judge(sent);
        return verdict.isExact() || silent ? Optional.of(verdict) : Optional.empty();
    }
}
