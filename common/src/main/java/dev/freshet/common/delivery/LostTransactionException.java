/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.jspecify.annotations.Nullable;

/**
 * Results that a checkpoint counts as written will never be visible. Stops the job without a restart: the same commit of
 * the same checkpoint would fail again, and somebody has to decide.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class LostTransactionException extends IOException {

    private static final long serialVersionUID = 1L;

    LostTransactionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
