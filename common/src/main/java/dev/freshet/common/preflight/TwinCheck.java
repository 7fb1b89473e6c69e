/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job with the same transactional prefix is running: two would fence each other and lose results.
 *
 * <p>A running job begins a transaction with every checkpoint, a crashed one never again. So the check watches for a while
 * whether anything begins; open transactions that a crashed job left behind do not block the start, and their running
 * into the timeout meanwhile is no beginning.
 *
 * <p>It cannot tell a twin from this very job where that has been recovered already: see {@code RecoveredJob} of the launch.
 */
final class TwinCheck {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Admin admin;
    private final String prefix;
    private final Duration watch;
    private final Consumer<String> progress;

    TwinCheck(Admin admin, String prefix, Duration watch, Consumer<String> progress) {
        this.admin = admin;
        this.prefix = prefix;
        this.watch = watch;
        this.progress = progress;
    }

    List<String> faults() throws InterruptedException, ExecutionException {
        Map<String, TransactionListing> before = transactions();
        if (before.isEmpty() || watch.isZero()) {
            return List.of();
        }
        progress.accept(
                "Kafka remembers %d transactions under the prefix '%s': watching for %s (preflight.twin-watch) whether another job that is running begins one"
                        .formatted(before.size(), prefix, InWords.of(watch)));
        for (long polls = watch.toMillis() / POLL.toMillis(); polls > 0; polls--) {
            Pause.of(POLL);
            Map<String, TransactionListing> now = transactions();
            for (TransactionListing listing : now.values()) {
                if (hasBegun(before.get(listing.transactionalId()), listing)) {
                    return List.of(
                            "another job is running with the transactional prefix '%s': it has just begun %s. Stop that job first: two on the same topics would write every result twice"
                                    .formatted(prefix, listing.transactionalId()));
                }
            }
            before = now;
        }
        progress.accept("None began: no other job is running with the prefix '%s'".formatted(prefix));
        return List.of();
    }

    static boolean hasBegun(@Nullable TransactionListing before, TransactionListing now) {
        if (before == null || before.producerId() != now.producerId()) {
            return true;
        }
        return now.state() == TransactionState.ONGOING && before.state() != TransactionState.ONGOING;
    }

    private Map<String, TransactionListing> transactions() throws InterruptedException, ExecutionException {
        Map<String, TransactionListing> ours = new HashMap<>();
        for (TransactionListing listing : admin.listTransactions().all().get()) {
            String id = listing.transactionalId();
            if (id.startsWith(prefix) && !id.equals(AccessCheck.probeOf(prefix))) {
                ours.put(id, listing);
            }
        }
        return ours;
    }
}
