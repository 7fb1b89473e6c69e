/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

/** The {@code flink run} command ended without a job; the message is all it said. */
public final class RefusedSubmissionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    RefusedSubmissionException(int exitStatus, String output) {
        super(output);
        this.exitStatus = exitStatus;
    }

    /** Of the command; a script that calls it goes by this and not by the words. */
    public int exitStatus() {
        return exitStatus;
    }
}
