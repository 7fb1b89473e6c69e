/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue: all of it before the shop opens, then price changes and, now and then, a price drop or a flash sale. */
final class CatalogueDesk {

    private static final Duration BEFORE_OPENING = Duration.ofHours(2);
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(30);
    private static final Duration FIRST_SALE = Duration.ofSeconds(45);
    private static final Duration SALE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SALES = Duration.ofMinutes(5);
    private static final Duration BETWEEN_DROPS = Duration.ofSeconds(100);
    private static final Duration DROP = Duration.ofMinutes(3);
    private static final double DROP_FACTOR = 0.7;
    private static final int POPULAR = 10;

    private final Dice dice;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Assortment assortment;
    private final boolean incidents;
    private final Ids ids;

    CatalogueDesk(Dice dice, Agenda agenda, Outbox outbox, Assortment assortment, boolean incidents, Ids ids) {
        this.dice = dice;
        this.agenda = agenda;
        this.outbox = outbox;
        this.assortment = assortment;
        this.incidents = incidents;
        this.ids = ids;
    }

    void open(Instant now) {
        Instant printed = now.minus(BEFORE_OPENING);
        assortment.all().stream().filter(Product::listed).forEach(product -> publish(product, printed, null));
        changePrices(now);
        if (incidents) {
            agenda.plan(now.plus(FIRST_SALE), this::beginSale);
            agenda.plan(now.plus(BETWEEN_DROPS), this::dropPrice);
        }
    }

    private void changePrices(Instant now) {
        agenda.plan(now.plus(dice.wait(BETWEEN_CHANGES)), time -> {
            Product product = assortment.popular();
            if (product.listed()) {
                publish(assortment.reprice(product.id(), 0.9 + dice.fraction() * 0.2), time, null);
            }
            changePrices(time);
        });
    }

    private void dropPrice(Instant now) {
        Product product = assortment.all().get(dice.between(0, POPULAR - 1));
        Product cheaper = assortment.reprice(product.id(), DROP_FACTOR);
        String detail = product.id() + " from " + product.price() + " to " + cheaper.price();
        publish(cheaper, now, Incident.of("price-drop", detail));
        agenda.plan(now.plus(DROP), time -> publish(assortment.reprice(product.id(), 1 / DROP_FACTOR), time, null));
        agenda.plan(now.plus(BETWEEN_DROPS), this::dropPrice);
    }

    private void beginSale(Instant now) {
        Product product = assortment.all().get(dice.between(0, POPULAR - 1));
        Instant end = now.plus(SALE);
        assortment.promote(product.id());
        String detail = product.id() + " at half its price and in every second look until " + end;
        publish(assortment.reprice(product.id(), 0.5), now, Incident.of("flash-sale", detail));
        agenda.plan(end, time -> endSale(product.id(), time));
    }

    private void endSale(String item, Instant now) {
        assortment.promote(null);
        publish(assortment.reprice(item, 2), now, null);
        agenda.plan(now.plus(BETWEEN_SALES), this::beginSale);
    }

    private void publish(Product product, Instant now, @Nullable Incident incident) {
        String id = ids.next();
        ObjectNode version = EventJson.record(id, now)
                .put("item_id", product.id())
                .put("item_name", product.name())
                .put("item_category", product.category())
                .put("price", product.price())
                .put("currency", "EUR")
                .put("reorder_point", 20)
                .put("reorder_clear", 40);
        Incident labelled = incident == null ? null : incident.at(id);
        outbox.send(EcommerceTopics.CATALOG.name(), product.id(), version, now, labelled);
    }
}
