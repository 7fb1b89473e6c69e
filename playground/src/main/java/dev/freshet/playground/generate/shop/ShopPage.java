/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports what happens on the shop's pages, one event each. */
final class ShopPage {

    private final Outbox outbox;
    private final Ids ids;

    ShopPage(Outbox outbox, Ids ids) {
        this.outbox = outbox;
        this.ids = ids;
    }

    void step(Step step, Who who, String currency, List<CartLine> lines, Instant now, @Nullable Incident incident) {
        String name = step.name().toLowerCase(Locale.ROOT);
        send(who, ShopJson.event(record(now), name, who, currency, lines), now, incident);
    }

    void purchase(Sale sale, List<CartLine> lines, Instant now, @Nullable Incident incident) {
        order("purchase", sale, lines, now, incident);
    }

    void refund(Sale sale, List<CartLine> lines, Instant now, Incident incident) {
        order("refund", sale, lines, now, incident);
    }

    private void order(String name, Sale sale, List<CartLine> lines, Instant now, @Nullable Incident incident) {
        ObjectNode event = ShopJson.event(record(now), name, sale.who(), sale.currency(), lines);
        event.put("transaction_id", sale.transactionId());
        if (sale.coupon() != null) {
            event.put("coupon", sale.coupon());
        }
        send(sale.who(), event, now, incident);
    }

    private void send(Who who, ObjectNode event, Instant now, @Nullable Incident incident) {
        Incident labelled = incident == null ? null : incident.at(EventJson.id(event));
        outbox.send(EcommerceTopics.EVENTS.name(), who.key(), event, now, labelled);
    }

    private ObjectNode record(Instant now) {
        return EventJson.record(ids.next(), now);
    }
}
