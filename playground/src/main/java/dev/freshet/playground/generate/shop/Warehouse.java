/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceOptions;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stock at one location: goods come in, are held at checkout, shipped after a purchase, counted and given back. Nobody is
 * turned away, so that an article that sells quickly may be sold more often than it is there.
 */
final class Warehouse {

    /** Purchases of this shop name no location. */
    private static final String LOCATION = EcommerceOptions.DEFAULT_LOCATION.defaultValue();

    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Dice dice;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Ids ids;
    private final Map<String, Integer> onHand = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

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

    /** A count finds nothing of it, and nothing comes in before it is restocked. */
    void lose(Product product, Instant now, Incident incident) {
        lost.add(product.id());
        ObjectNode movement = movement("adjustment", product, -onHand.getOrDefault(product.id(), 0), now);
        send(product, movement, now, incident);
    }

    void restock(Product product, Instant now, Incident incident) {
        lost.remove(product.id());
        send(product, movement("receipt", product, dice.between(100, 200), now), now, incident);
    }

    private void receive(Product product, Instant now) {
        if (!lost.contains(product.id())) {
            send(product, movement("receipt", product, dice.between(20, 80), now), now);
        }
    }

    private void count(Product product, Instant now) {
        send(product, movement("adjustment", product, dice.between(-3, 2), now), now);
    }

    private ObjectNode movement(String type, Product product, int quantity, Instant now) {
        onHand.merge(product.id(), change(type, quantity), Integer::sum);
        return EventJson.record(ids.next(), now)
                .put("type", type)
                .put("item_id", product.id())
                .put("location_id", LOCATION)
                .put("quantity", quantity);
    }

    private static int change(String type, int quantity) {
        return switch (type) {
            case "receipt", "return", "adjustment" -> quantity;
            case "ship" -> -quantity;
            default -> 0;
        };
    }

    private void send(Product product, ObjectNode movement, Instant now) {
        send(product, movement, now, null);
    }

    private void send(Product product, ObjectNode movement, Instant now, @Nullable Incident incident) {
        Incident labelled = incident == null ? null : incident.at(EventJson.id(movement));
        outbox.send(EcommerceTopics.INVENTORY.name(), product.id(), movement, now, labelled);
    }

    private static String reservation(String session, CartLine line) {
        return session + "-" + line.product().id();
    }
}
