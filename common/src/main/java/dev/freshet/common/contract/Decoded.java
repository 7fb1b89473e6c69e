/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input record: a value of the contract, or a rejection. Exactly one of the two is present.
 *
 * <p>Decoding never throws, so that no byte sequence can restart a job.
 *
 * @param backlog whether it lay in the topic when reading began and more of that follows; known of reference topics only
 */
public record Decoded<T>(@Nullable T value, @Nullable Rejection rejection, boolean backlog) {

    public static <T> Decoded<T> accepted(T value) {
        return new Decoded<>(value, null, false);
    }

    public static <T> Decoded<T> rejected(Rejection rejection) {
        return new Decoded<>(null, rejection, false);
    }

    /** The same, as a part of what lay in the topic when reading began. */
    public Decoded<T> inBacklog() {
        return new Decoded<>(value, rejection, true);
    }

    public boolean isAccepted() {
        return rejection == null;
    }

    /** The value; to be asked only where {@link #isAccepted()}. */
    public T accepted() {
        return Objects.requireNonNull(value);
    }
}
