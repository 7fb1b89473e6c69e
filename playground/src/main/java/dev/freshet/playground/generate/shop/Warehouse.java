/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stock at one location: goods come in, are held at checkout, shipped after a purchase, counted and given back. */
final class Warehouse {

    private static final String LOCATION = "main-street";
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Dice dice;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Ids ids;

    Warehouse(Dice dice, Agenda agenda, Outbox outbox, Ids ids) {
        this.dice = dice;
        this.agenda = agenda;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** The first delivery of every article, then one article after the other. */
    void open(Assortment assortment, Instant now) {
        assortment.all().forEach(product -> receive(product, now));
        restock(assortment, now);
    }

    private void restock(Assortment assortment, Instant now) {
        agenda.plan(now.plus(dice.wait(Duration.ofSeconds(40))), time -> {
            receive(assortment.popular(), time);
            if (dice.chance(0.3)) {
                count(assortment.popular(), time);
            }
            restock(assortment, time);
        });
    }

    void hold(String session, List<CartLine> cart, Instant now) {
        for (CartLine line : cart) {
            ObjectNode movement = movement("reserve", line.product(), line.quantity(), now);
            movement.put("reservation_id", reservation(session, line));
            movement.put("expires_at", now.plus(HOLD).toString());
            send(line.product(), movement, now);
        }
    }

    void letGo(String session, List<CartLine> cart, Instant now) {
        for (CartLine line : cart) {
            ObjectNode movement = movement("release", line.product(), line.quantity(), now);
            send(line.product(), movement.put("reservation_id", reservation(session, line)), now);
        }
    }

    void ship(String session, List<CartLine> cart, Instant purchased) {
        agenda.plan(purchased.plus(dice.wait(Duration.ofSeconds(30))), now -> {
            for (CartLine line : cart) {
                ObjectNode movement = movement("ship", line.product(), line.quantity(), now);
                send(line.product(), movement.put("reservation_id", reservation(session, line)), now);
            }
        });
    }

    void takeBack(List<CartLine> lines, Instant now) {
        lines.forEach(line -> send(line.product(), movement("return", line.product(), line.quantity(), now), now));
    }

    private void receive(Product product, Instant now) {
        send(product, movement("receipt", product, dice.between(20, 80), now), now);
    }

    private void count(Product product, Instant now) {
        send(product, movement("adjustment", product, dice.between(-3, 2), now), now);
    }

    private ObjectNode movement(String type, Product product, int quantity, Instant now) {
        return ShopJson.record(ids.next(), now)
                .put("type", type)
                .put("item_id", product.id())
                .put("location_id", LOCATION)
                .put("quantity", quantity);
    }

    private void send(Product product, ObjectNode movement, Instant now) {
        outbox.send(EcommerceTopics.INVENTORY.name(), product.id(), movement, now);
    }

    private static String reservation(String session, CartLine line) {
        return session + "-" + line.product().id();
    }
}
