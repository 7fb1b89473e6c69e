/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import org.jspecify.annotations.Nullable;

/** A failure in the words that a person reads: one line, or as many as its message has. */
final class FailureText {

    private FailureText() {}

    /** The outermost message that says anything, whole: preflight has one line for each of its findings. */
    static String of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                return message.strip();
            }
        }
        return failure.getClass().getSimpleName() + "; --verbose shows where";
    }
}
