/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import dev.freshet.playground.cli.CommandFailure;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What Kafka's clients complain about, in one line that says what to do. */
final class ClientFailure {

    private ClientFailure() {}

    /** A client could not even be made: nothing was asked over the network but the host's name. */
    static CommandFailure unusable(String servers, Throwable failure) {
        String root = message(rootOf(failure));
        if (root.startsWith("No resolvable bootstrap urls")) {
            return new CommandFailure(
                    "No host of " + servers + " is known to this machine: check its spelling and the name service.",
                    failure);
        }
        return new CommandFailure(
                "Kafka's client cannot use what it was given for " + servers + ": " + root
                        + ". Check --bootstrap-servers (HOST:PORT) and --kafka.",
                failure);
    }

    /** A client asked, and got no answer or a refusal. */
    static CommandFailure refused(String servers, @Nullable Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new CommandFailure(
                    "Kafka at " + servers + " does not answer: is it running, and is that its address?", cause);
        }
        return new CommandFailure(
                "Kafka at " + servers + " says: " + (cause == null ? "nothing" : message(cause)), cause);
    }

    /** Kafka wraps what is wrong with a property in "failed to create client". */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
