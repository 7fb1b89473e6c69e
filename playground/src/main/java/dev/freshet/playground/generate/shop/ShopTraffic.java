/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Traffic;
import dev.freshet.playground.generate.TrafficSettings;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A day in the shop, and the next.
 *
 * <pre>
 * agenda ──→ visits ──→ page ──┐
 *        ──→ till, refunds ────┼──→ outbox (delay, mishaps) ──→ records
 *        ──→ warehouse, desk ──┘
 * </pre>
 */
public final class ShopTraffic implements Traffic {

    /** Events of one visit, on average; measured. */
    private static final double EVENTS_PER_VISIT = 4.7;

    private static final int SHOPPERS = 2_000;

    private final Shop shop;
    private final Outbox outbox;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final Duration betweenVisits;
    private final Ids sessions;

    private ShopTraffic(Shop shop, Outbox outbox, TrafficSettings settings) {
        this.shop = shop;
        this.outbox = outbox;
        this.betweenVisits = Duration.ofNanos((long) (EVENTS_PER_VISIT / settings.eventsPerSecond() * 1e9));
        this.sessions = new Ids("session", settings.seed());
        for (int i = 1; i <= SHOPPERS; i++) {
            shoppers.add(Shopper.number(i, shop.dice()));
        }
    }

    public static ShopTraffic open(TrafficSettings settings) {
        Dice dice = new Dice(settings.seed());
        Agenda agenda = new Agenda();
        Function<String, Ids> ids = kind -> new Ids(kind, settings.seed());
        Outbox outbox = new Outbox(dice, agenda, settings, ShopDamage.OF_SHOP);
        Assortment assortment = new Assortment(dice);
        Warehouse warehouse = new Warehouse(dice, agenda, outbox, ids.apply("movement"));
        ShopPage page = new ShopPage(outbox, ids.apply("event"));
        Refunds refunds = new Refunds(dice, agenda, page, warehouse, settings.incidents());
        Till till = new Till(dice, agenda, page, refunds, settings.incidents(), ids.apply("order"));
        Shop shop = new Shop(dice, agenda, assortment, page, till, warehouse, settings.pace());
        ShopTraffic traffic = new ShopTraffic(shop, outbox, settings);
        new CatalogueDesk(dice, agenda, outbox, assortment, settings.incidents() > 0, ids.apply("catalog"))
                .open(settings.start());
        warehouse.open(assortment, settings.start());
        if (settings.incidents() > 0) {
            new Shortages(dice, agenda, assortment, warehouse).expect(settings.start());
        }
        traffic.expectVisitor(settings.start());
        return traffic;
    }

    @Override
    public GeneratedRecord next() {
        while (true) {
            GeneratedRecord record = outbox.poll();
            if (record != null) {
                return record;
            }
            shop.agenda().proceed();
        }
    }

    private void expectVisitor(Instant now) {
        shop.agenda().plan(now.plus(shop.dice().wait(betweenVisits)), time -> {
            new Visit(shop, shop.dice().oneOf(shoppers), sessions.next()).begin(time);
            expectVisitor(time);
        });
    }
}
