/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

/** The {@code flink run} command ended without a job; the message is all it said. */
public final class RefusedSubmissionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedSubmissionException(String output) {
        super(output);
    }
}
