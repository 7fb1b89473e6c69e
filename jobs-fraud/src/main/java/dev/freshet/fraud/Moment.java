/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * When something happened, in an order that leaves nothing open: of two events at one instant the one with the smaller id, as
 * text by its UTF-16 units, comes first.
 *
 * @param at event time, to the nanosecond
 * @param id of the event or transaction, not empty
 */
public record Moment(Instant at, String id) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::at).thenComparing(Moment::id);

    public static Moment of(Transaction transaction) {
        return new Moment(transaction.eventTime(), transaction.transactionId());
    }

    public static Moment of(Login login) {
        return new Moment(login.eventTime(), login.eventId());
    }

    public static Moment of(CaseCommand command) {
        return new Moment(command.eventTime(), command.eventId());
    }

    /** After all that happened at an instant, before all that happened later. */
    public static Moment justAfter(Instant at) {
        return new Moment(at.plusNanos(1), "");
    }

    public boolean isBefore(Moment other) {
        return compareTo(other) < 0;
    }

    public boolean isAfter(Moment other) {
        return compareTo(other) > 0;
    }

    /** Whether this moment lies in the window (end − length, end] of another. */
    public boolean isWithin(Duration length, Moment end) {
        return !isAfter(end) && at.isAfter(end.at.minus(length));
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
