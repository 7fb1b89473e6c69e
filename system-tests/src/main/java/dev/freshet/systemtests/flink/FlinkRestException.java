/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

/** The job manager did not answer, or refused. */
public final class FlinkRestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlinkRestException(String message) {
        super(message);
    }

    FlinkRestException(String message, Throwable cause) {
        super(message, cause);
    }
}
