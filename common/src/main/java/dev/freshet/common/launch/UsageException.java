/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.util.function.Supplier;

/** The job cannot start as it was called; the message says what to do. Carries no stack trace: nobody needs one here. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message, null, false, false);
    }

    /** Makes settings from options; what their constructors refuse is the caller's mistake, not the program's. */
    public static <T> T unlessValid(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException("The options do not fit: " + e.getMessage());
        }
    }
}
