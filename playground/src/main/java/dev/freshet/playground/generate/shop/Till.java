/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes the money, and sometimes lets a second client report the same purchase. */
final class Till {

    private static final double SECOND_CLIENT = 0.04;
    private static final double COUPON = 0.1;

    private final Dice dice;
    private final Agenda agenda;
    private final ShopPage page;
    private final Refunds refunds;
    private final double incidents;
    private final Ids ids;

    Till(Dice dice, Agenda agenda, ShopPage page, Refunds refunds, double incidents, Ids ids) {
        this.dice = dice;
        this.agenda = agenda;
        this.page = page;
        this.refunds = refunds;
        this.incidents = incidents;
        this.ids = ids;
    }

    void sell(Who who, String currency, List<CartLine> cart, Instant now) {
        String transaction = ids.next();
        boolean coupon = dice.chance(COUPON);
        List<CartLine> lines = coupon ? cart.stream().map(CartLine::withCoupon).toList() : List.copyOf(cart);
        Sale sale = new Sale(transaction, who, currency, coupon ? "TENTH" : null, lines, now);
        Instant booked = refunds.mayComeFirst(sale) ? now.plus(Duration.ofSeconds(20)) : now;
        agenda.plan(booked, time -> book(sale, time));
    }

    private void book(Sale sale, Instant now) {
        page.purchase(sale, sale.lines(), now, null);
        if (dice.chance(SECOND_CLIENT * incidents)) {
            reportAgain(sale, now);
        }
        refunds.planFor(sale, now);
    }

    /** The same transaction with another event id, a moment later; half of the time it says something else. */
    private void reportAgain(Sale sale, Instant now) {
        Instant later = now.plusMillis(dice.between(200, 3_000));
        boolean same = dice.chance(0.5);
        List<CartLine> lines = same ? sale.lines() : oneMoreUnit(sale.lines());
        String detail = sale.transactionId() + (same ? " reported twice" : " reported again with one unit more");
        agenda.plan(later, time -> page.purchase(sale, lines, time, Incident.of("second-client", detail)));
    }

    private static List<CartLine> oneMoreUnit(List<CartLine> lines) {
        List<CartLine> changed = new ArrayList<>(lines);
        changed.set(0, lines.get(0).withQuantity(lines.get(0).quantity() + 1));
        return changed;
    }
}
