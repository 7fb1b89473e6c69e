/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import java.util.Optional;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Which line of a file Kafka refused first, and why.
 *
 * <p>Kafka refuses a whole batch for one record in it. It says what is wrong of that one; its neighbours get an exception that
 * only says that they had such a neighbour, and is none of Kafka's protocol. Fed by the producer's threads.
 */
final class RefusedLines {

    private record Refusal(long line, Exception why) {

        boolean comesBefore(Refusal other) {
            return isRoot() == other.isRoot() ? line < other.line : isRoot();
        }

        private boolean isRoot() {
            return why instanceof ApiException;
        }
    }

    private @Nullable Refusal first;

    synchronized void add(long line, Exception why) {
        Refusal refusal = new Refusal(line, why);
        if (first == null || refusal.comesBefore(first)) {
            first = refusal;
        }
    }

    /** The first line that was wrong itself, else the first one; empty where none was refused. */
    synchronized Optional<String> first() {
        return Optional.ofNullable(first).map(refusal -> "line " + refusal.line + ": " + refusal.why.getMessage());
    }
}
