/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a transaction.
 *
 * @param at since when
 */
public record KnownLabel(boolean fraud, Instant at) {

    static KnownLabel of(Label label) {
        return new KnownLabel(label.label() == LabelValue.FRAUD, label.eventTime());
    }

    /** What two labels say together: the newer one, of equally new ones that of a fraud; if they agree, since the first. */
    KnownLabel and(@Nullable KnownLabel other) {
        if (other == null) {
            return this;
        }
        if (fraud == other.fraud) {
            return at.isBefore(other.at) ? this : other;
        }
        boolean counts = at.isAfter(other.at) || (at.equals(other.at) && fraud);
        return counts ? this : other;
    }

    /** From when on it counts, in full hours, epoch milliseconds. */
    long since() {
        return LabelTimes.fullHour(at);
    }
}
