/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.generate.Incident;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue: all of it before the shop opens, then price changes and, now and then, a flash sale. */
final class CatalogueDesk {

    private static final Duration BEFORE_OPENING = Duration.ofHours(2);
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(30);
    private static final Duration FIRST_SALE = Duration.ofSeconds(45);
    private static final Duration SALE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SALES = Duration.ofMinutes(5);

    private final Dice dice;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Assortment assortment;
    private final boolean sales;
    private final Ids ids;

    CatalogueDesk(Dice dice, Agenda agenda, Outbox outbox, Assortment assortment, boolean sales, Ids ids) {
        this.dice = dice;
        this.agenda = agenda;
        this.outbox = outbox;
        this.assortment = assortment;
        this.sales = sales;
        this.ids = ids;
    }

    void open(Instant now) {
        Instant printed = now.minus(BEFORE_OPENING);
        assortment.all().stream().filter(Product::listed).forEach(product -> publish(product, printed, null));
        changePrices(now);
        if (sales) {
            agenda.plan(now.plus(FIRST_SALE), this::beginSale);
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

    private void beginSale(Instant now) {
        Product product = assortment.all().get(dice.between(0, 9));
        Instant end = now.plus(SALE);
        assortment.promote(product.id());
        String detail = product.id() + " at half its price and in every second look until " + end;
        publish(assortment.reprice(product.id(), 0.5), now, new Incident("flash-sale", "", detail));
        agenda.plan(end, time -> endSale(product.id(), time));
    }

    private void endSale(String item, Instant now) {
        assortment.promote(null);
        publish(assortment.reprice(item, 2), now, null);
        agenda.plan(now.plus(BETWEEN_SALES), this::beginSale);
    }

    private void publish(Product product, Instant now, @Nullable Incident incident) {
        String id = ids.next();
        ObjectNode version = ShopJson.record(id, now)
                .put("item_id", product.id())
                .put("item_name", product.name())
                .put("item_category", product.category())
                .put("price", product.price())
                .put("currency", "EUR")
                .put("reorder_point", 20)
                .put("reorder_clear", 40);
        Incident labelled = incident == null ? null : new Incident(incident.kind(), id, incident.detail());
        outbox.send(EcommerceTopics.CATALOG.name(), product.id(), version, now, labelled);
    }
}
