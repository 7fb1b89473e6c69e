/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Now and then a popular article is lost in the warehouse, and comes back a little later, in plenty. */
final class Shortages {

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(45);
    private static final Duration BETWEEN = Duration.ofMinutes(4);
    private static final int POPULAR = 10;

    private final Dice dice;
    private final Agenda agenda;
    private final Assortment assortment;
    private final Warehouse warehouse;

    Shortages(Dice dice, Agenda agenda, Assortment assortment, Warehouse warehouse) {
        this.dice = dice;
        this.agenda = agenda;
        this.assortment = assortment;
        this.warehouse = warehouse;
    }

    void expect(Instant start) {
        agenda.plan(start.plus(FIRST), this::begin);
    }

    private void begin(Instant now) {
        Product product = assortment.all().get(dice.between(0, POPULAR - 1));
        Instant end = now.plus(LENGTH);
        warehouse.lose(product, now, Incident.of("sold-out", text("%s, until %s", product, end)));
        agenda.plan(end, time -> end(product, time));
    }

    private void end(Product product, Instant now) {
        warehouse.restock(product, now, Incident.of("restock", text("%s, gone since %s", product, now.minus(LENGTH))));
        agenda.plan(now.plus(BETWEEN), this::begin);
    }

    private static String text(String pattern, Product product, Instant time) {
        return String.format(Locale.ROOT, pattern, product.id(), time);
    }
}
