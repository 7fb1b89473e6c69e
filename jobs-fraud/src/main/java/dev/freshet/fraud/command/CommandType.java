/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.fraud.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be done to an account. Constants are appended, never renamed. */
public enum CommandType {
    /** It may do nothing until the command expires or it is unblocked. */
    BLOCK,
    /** Who acts has to prove again who they are. */
    STEP_UP,
    /** A person took the block back. */
    UNBLOCK;

    /** What an outcome asks for; null where it asks for nothing. */
    public static @Nullable CommandType of(Outcome outcome) {
        return switch (outcome) {
            case INTERDICT -> BLOCK;
            case STEP_UP -> STEP_UP;
            case REVIEW, APPROVE -> null;
        };
    }

    /** As actions name it: {@code block}, {@code step_up}, {@code unblock}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
