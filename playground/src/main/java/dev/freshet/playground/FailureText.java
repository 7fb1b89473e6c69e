/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import org.jspecify.annotations.Nullable;

/** A failure in one line for a person. */
final class FailureText {

    private FailureText() {}

    /** The outermost message that says anything; the first line of it. */
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
