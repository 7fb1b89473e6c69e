/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Records that the job has not read are gone from Kafka. Stops the job without a restart: another attempt would find the
 * same, and going on elsewhere in the topic would lose them in silence.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class LostInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostInputException(String message) {
        super(message);
    }

    LostInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
