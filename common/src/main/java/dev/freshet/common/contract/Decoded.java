/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input record: a value of the contract, or a rejection. Exactly one of the two is present.
 *
 * <p>Decoding never throws, so that no byte sequence can restart a job.
 */
public record Decoded<T>(@Nullable T value, @Nullable Rejection rejection) {

    public static <T> Decoded<T> accepted(T value) {
        return new Decoded<>(value, null);
    }

    public static <T> Decoded<T> rejected(Rejection rejection) {
        return new Decoded<>(null, rejection);
    }

    public boolean isAccepted() {
        return rejection == null;
    }

    /** The value; to be asked only where {@link #isAccepted()}. */
    public T accepted() {
        return Objects.requireNonNull(value);
    }
}
