/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a function will do with event-time timers: events of a millisecond first, then the timer of that millisecond. A timer that
 * asks to be set again at or before its own time would fire for ever, and fails.
 */
final class TimersOfOneShopper {

    private final Abandonment abandonment;
    private final TreeSet<Instant> timers = new TreeSet<>();
    private final List<Instant> abandoned = new ArrayList<>();
    private Cart cart = Cart.unknown();
    private long judgedVersion;

    TimersOfOneShopper(Abandonment abandonment) {
        this.abandonment = abandonment;
    }

    /** When the cart was abandoned, up to an instant. */
    List<Instant> run(List<ShopEvent> events, Instant until) {
        for (ShopEvent event : events.stream().sorted(Cart.PRECEDENCE).toList()) {
            fireUpTo(Instant.ofEpochMilli(event.eventTime().toEpochMilli()).minusMillis(1));
            cart = cart.after(event).cart();
            setTimer();
        }
        fireUpTo(until);
        return abandoned;
    }

    private void fireUpTo(Instant until) {
        while (!timers.isEmpty() && !timers.first().isAfter(until)) {
            Instant now = timers.pollFirst();
            if (abandonment.isAbandoned(cart, judgedVersion, now, false)) {
                abandoned.add(now);
                judgedVersion = cart.version();
            }
            setTimer();
            if (!timers.isEmpty() && !timers.first().isAfter(now)) {
                throw new AssertionError("the timer of " + now + " asks for another at " + timers.first());
            }
        }
    }

    private void setTimer() {
        Instant due = abandonment.dueAt(cart, judgedVersion);
        if (due != null) {
            timers.add(due);
        }
    }
}
