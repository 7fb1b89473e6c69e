/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Money back: in part, in full, more than was bought, before the purchase, and for orders that nobody remembers. */
final class Refunds {

    private static final double REFUNDED = 0.12;
    private static final double FIRST = 0.01;
    private static final Duration USUAL_WAIT = Duration.ofMinutes(2);

    private final Dice dice;
    private final Agenda agenda;
    private final ShopPage page;
    private final Warehouse warehouse;
    private final double incidents;

    Refunds(Dice dice, Agenda agenda, ShopPage page, Warehouse warehouse, double incidents) {
        this.dice = dice;
        this.agenda = agenda;
        this.page = page;
        this.warehouse = warehouse;
        this.incidents = incidents;
    }

    /** Sends the refund now, and says so, where the purchase is to follow it. */
    boolean mayComeFirst(Sale sale) {
        if (!dice.chance(FIRST * incidents)) {
            return false;
        }
        refund(sale, sale.lines(), sale.at(), "before its purchase");
        return true;
    }

    void planFor(Sale sale, Instant booked) {
        if (!dice.chance(REFUNDED)) {
            return;
        }
        Instant when = booked.plus(dice.wait(USUAL_WAIT));
        double kind = dice.fraction();
        if (kind < 0.45) {
            List<CartLine> part = List.of(sale.lines().get(0).withQuantity(1));
            agenda.plan(when, now -> refund(sale, part, now, "in part"));
        } else if (kind < 0.80) {
            agenda.plan(when, now -> refund(sale, sale.lines(), now, "in full"));
        } else if (kind < 0.92 && incidents > 0) {
            agenda.plan(when, now -> refund(sale, sale.lines(), now, "in full"));
            agenda.plan(when.plusSeconds(7), now -> refund(sale, sale.lines(), now, "in full for the second time"));
        } else if (incidents > 0) {
            Sale forgotten =
                    new Sale("old-" + sale.transactionId(), sale.who(), sale.currency(), null, sale.lines(), sale.at());
            agenda.plan(when, now -> refund(forgotten, sale.lines(), now, "of an order from before the beginning"));
        }
    }

    private void refund(Sale sale, List<CartLine> lines, Instant now, String detail) {
        page.refund(sale, lines, now, Incident.of("refund", sale.transactionId() + " " + detail));
        warehouse.takeBack(lines, now);
    }
}
