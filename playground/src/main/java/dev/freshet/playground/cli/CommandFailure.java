/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked to; the message is one line that says what to do about it. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        this(message, null);
    }

    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
