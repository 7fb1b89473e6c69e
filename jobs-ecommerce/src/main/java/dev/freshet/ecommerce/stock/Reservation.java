/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The story of one reservation: its movements by their time, however they came, and what it did to stock.
 *
 * <p>On hand is a sum and knows no order; what is held does: a release does one thing before the reserve and another after it. So
 * the movements are kept until none can come that would stand before them, and whenever one comes the whole short story is
 * told again; what differs from what was told before follows as a {@linkplain StockEffect#difference difference}. Nothing is
 * kept of a reservation that has ended for longer than the allowed lateness.
 *
 * @param settled what was held before the first of {@code steps}
 * @param steps in their order; the movements that may still turn out to follow another
 * @param passed the time that has passed, epoch milliseconds; never moves back. A reservation ends when its end has passed, or
 *     when one of its movements comes from after it
 */
public record Reservation(ReservationHold settled, List<ReservationStep> steps, long passed) {

    /** Told again whenever a movement comes, so that there are few; beyond it the oldest settle before their time. */
    static final int MOST_STEPS = 1_000;

    static final Reservation UNKNOWN = new Reservation(ReservationHold.NOTHING, List.of(), 0);

    Reservation plus(ReservationStep step) {
        List<ReservationStep> more = new ArrayList<>(steps);
        more.add(step);
        more.sort(ReservationStep.ORDER);
        return new Reservation(settled, more, passed);
    }

    /** @param watermark epoch milliseconds; one from before what has passed changes nothing */
    Reservation passed(long watermark) {
        return new Reservation(settled, steps, Math.max(passed, watermark));
    }

    /**
     * Forgets the order of what can no longer be preceded, and of more than {@value #MOST_STEPS} movements that of the oldest:
     * one that would stand before them counts after them. What is done to stock stays as it is.
     */
    Reservation settle(long latenessMillis) {
        long horizon = passed - latenessMillis;
        ReservationHold hold = settled;
        int known = 0;
        while (known < steps.size()
                && (steps.size() - known > MOST_STEPS || steps.get(known).time().toEpochMilli() < horizon)) {
            hold = holdAt(steps.get(known).time(), hold).after(steps.get(known));
            known++;
        }
        if (hold.hasEndedBy(horizon - 1)) {
            hold = ReservationHold.NOTHING;
        }
        return new Reservation(hold, new ArrayList<>(steps.subList(known, steps.size())), passed);
    }

    /** What the movements that are kept, and the time that has passed, did to stock: by time. */
    List<StockEffect> effects() {
        List<StockEffect> effects = new ArrayList<>();
        ReservationHold hold = settled;
        for (ReservationStep step : steps) {
            if (hold.hasEndedAt(step.time())) {
                effects.add(end(hold));
                hold = ReservationHold.NOTHING;
            }
            ReservationHold after = hold.after(step);
            effects.add(step.effect(after.units() - hold.units()));
            hold = after;
        }
        if (hold.hasEndedBy(passed)) {
            effects.add(end(hold));
        }
        return effects;
    }

    /** Whether a movement that is kept changes what is held; a release or ship that does not has found nothing. */
    boolean findsSomething(ReservationStep step) {
        return effects().stream()
                .anyMatch(effect -> effect.reserved() != 0
                        && effect.cause() == StockCause.MOVEMENT
                        && effect.eventId().equals(step.eventId())
                        && effect.time().equals(step.time()));
    }

    /** Whether there is nothing to remember. */
    boolean isForgotten() {
        return steps.isEmpty() && settled.units() == 0;
    }

    /**
     * When time alone changes something: the reservation ends, or something of it settles. Always after what has passed,
     * once it was settled; null where it holds what it holds for good.
     */
    @Nullable
    Long wakesAt(long latenessMillis) {
        long wakesAt = Long.MAX_VALUE;
        ReservationHold hold = settled;
        for (ReservationStep step : steps) {
            wakesAt = Math.min(wakesAt, step.time().toEpochMilli() + latenessMillis + 1);
            hold = holdAt(step.time(), hold).after(step);
        }
        Instant end = hold.expiresAt();
        if (end != null) {
            long ends = end.toEpochMilli();
            wakesAt = Math.min(wakesAt, ends > passed ? ends : ends + latenessMillis + 1);
        }
        return wakesAt == Long.MAX_VALUE ? null : wakesAt;
    }

    private static ReservationHold holdAt(Instant time, ReservationHold hold) {
        return hold.hasEndedAt(time) ? ReservationHold.NOTHING : hold;
    }

    private static StockEffect end(ReservationHold hold) {
        return StockEffect.expiry(
                Objects.requireNonNull(hold.expiresAt()), Objects.requireNonNull(hold.reservedBy()), hold.units());
    }
}
