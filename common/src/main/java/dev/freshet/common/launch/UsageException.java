/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

/** The job cannot start as it was called; the message says what to do. Carries no stack trace: nobody needs one here. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message, null, false, false);
    }
}
