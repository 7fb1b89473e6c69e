/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Three hours of a made-up shop, all of it from a seed, and orders in which its events may arrive. */
final class ShuffledShop {

    static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(2);

    private static final List<EventName> NAMES = List.of(EventName.values());
    private static final Instant OPENS = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<InventoryType> TYPES = List.of(InventoryType.values());
    private static final int EVENTS = 400;
    private static final int MOVEMENTS = 200;
    private static final int SECONDS = 3 * 60 * 60;

    /** Less than the allowed lateness behind its own time, even when the watermark has waited for nobody. */
    private static final long LATE_MILLIS = Duration.ofMinutes(50).toMillis();

    /** Some twenty minutes of events. */
    private static final int MOST_RECORDS_OF_A_LEAP = 50;

    private final Random random;
    private final List<ShopEvent> events;
    private final List<InventoryMovement> movements;

    ShuffledShop(long seed) {
        this.random = new Random(seed);
        List<ShopEvent> made = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) {
            made.add(event(number));
        }
        made.sort(Comparator.comparing(ShopEvent::eventTime));
        this.events = List.copyOf(made);
        this.movements = movements();
    }

    Script<Decoded<ShopEvent>> inOrder() {
        return script(events);
    }

    /** No event comes behind the watermark, apart from copies; and it leaps, as in a replay. */
    Script<Decoded<ShopEvent>> shuffledWithinOutOfOrderness() {
        List<ShopEvent> arrivals = shuffled(events, ShopEvent::eventTime, event -> OUT_OF_ORDERNESS.toMillis());
        return script(arrivals, ShopEvent::eventTime, MOST_RECORDS_OF_A_LEAP);
    }

    /**
     * Most events come behind the watermark. Those of visitors do not: a link that comes behind the watermark corrects orders
     * alone.
     */
    Script<Decoded<ShopEvent>> shuffledWithinLateness() {
        return shuffled(OUT_OF_ORDERNESS.toMillis(), LATE_MILLIS);
    }

    /** Most events come behind the watermark, sign-ins and the events of visitors too. */
    Script<Decoded<ShopEvent>> shuffledWithinLatenessWithVisitors() {
        return shuffled(LATE_MILLIS, LATE_MILLIS);
    }

    Script<Decoded<InventoryMovement>> inventoryInOrder() {
        return inventoryScript(movements);
    }

    /** No movement comes behind the watermark, apart from copies. */
    Script<Decoded<InventoryMovement>> inventoryShuffledWithinOutOfOrderness() {
        return inventoryShuffled(OUT_OF_ORDERNESS.toMillis());
    }

    /** Most movements come behind the watermark. */
    Script<Decoded<InventoryMovement>> inventoryShuffledWithinLateness() {
        return inventoryShuffled(LATE_MILLIS);
    }

    /** The catalog in its own order, all of it before the first event has to be decided. */
    static Script<Decoded<Change<CatalogItem>>> catalog() {
        Script<Decoded<Change<CatalogItem>>> catalog = Script.empty();
        for (int version = 0; version < 12; version++) {
            String item = "item-" + version % 4;
            Instant since = OPENS.plus(Duration.ofMinutes(15L * version));
            CatalogItem state = version == 6
                    ? null
                    : new CatalogItem(
                            "c-" + version,
                            since,
                            item,
                            null,
                            "category-" + version % 5,
                            BigDecimal.valueOf(40 - 3 * version),
                            "EUR",
                            5L + version % 3,
                            9L);
            catalog = catalog.record(Decoded.accepted(new Change<>(item, state, since)), since);
        }
        return catalog;
    }

    /** One for each trigger; what some of them offer depends on what they offered before. */
    static List<Campaign> campaigns() {
        Duration tenMinutes = Duration.ofMinutes(10);
        return List.of(
                CampaignDraft.of("left")
                        .after(tenMinutes)
                        .percent(10)
                        .cap(2, Duration.ofHours(1))
                        .budget("200", "EUR")
                        .campaign(),
                CampaignDraft.of("checkout")
                        .after(tenMinutes)
                        .on(CampaignTrigger.CHECKOUT_ABANDONED)
                        .priority(1)
                        .fixed("5", "EUR")
                        .budget("25", "EUR")
                        .campaign(),
                CampaignDraft.of("looks").views(1).holdout(50).campaign(),
                CampaignDraft.of("cheaper").dropPercent(10).campaign(),
                CampaignDraft.of("is back").on(CampaignTrigger.BACK_IN_STOCK).campaign(),
                CampaignDraft.of("goes with")
                        .on(CampaignTrigger.CROSS_SELL)
                        .cap(3, Duration.ofHours(2))
                        .campaign(),
                CampaignDraft.of("spent").spend("50", "EUR").campaign());
    }

    private Script<Decoded<ShopEvent>> shuffled(long visitorDelay, long delay) {
        return script(
                shuffled(events, ShopEvent::eventTime, event -> event.anonymousId() == null ? delay : visitorDelay));
    }

    private Script<Decoded<InventoryMovement>> inventoryShuffled(long delay) {
        return inventoryScript(shuffled(movements, InventoryMovement::eventTime, movement -> delay));
    }

    /** With some copies. */
    private <T> List<T> shuffled(List<T> records, Function<T, Instant> time, ToLongFunction<T> mostDelay) {
        record Arrival<T>(T record, long at) {}
        List<Arrival<T>> arrivals = new ArrayList<>();
        for (T each : records) {
            long at = time.apply(each).toEpochMilli() + random.nextLong(mostDelay.applyAsLong(each));
            arrivals.add(new Arrival<>(each, at));
            if (random.nextInt(10) == 0) {
                arrivals.add(new Arrival<>(each, at + random.nextLong(LATE_MILLIS)));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals.stream().map(Arrival::record).toList();
    }

    private Script<Decoded<ShopEvent>> script(List<ShopEvent> arrivals) {
        return script(arrivals, ShopEvent::eventTime, 1);
    }

    private Script<Decoded<InventoryMovement>> inventoryScript(List<InventoryMovement> arrivals) {
        return script(arrivals, InventoryMovement::eventTime, 1);
    }

    /** @param mostOfALeap after so many records at most the watermark goes as far as it may; and after the last, as ever */
    private <T> Script<Decoded<T>> script(List<T> arrivals, Function<T, Instant> time, int mostOfALeap) {
        Script<Decoded<T>> script = Script.empty();
        Instant newest = Instant.EPOCH;
        int still = random.nextInt(mostOfALeap);
        for (T each : arrivals) {
            newest = time.apply(each).isAfter(newest) ? time.apply(each) : newest;
            script = script.record(Decoded.accepted(each), time.apply(each));
            if (still == 0) {
                script = script.watermark(passed(newest));
            }
            still = still == 0 ? random.nextInt(mostOfALeap) : still - 1;
        }
        return script.watermark(passed(newest));
    }

    private static Instant passed(Instant newest) {
        return newest.minus(OUT_OF_ORDERNESS).minusMillis(1);
    }

    /** By time; few items, locations and reservations, so that they meet. */
    private List<InventoryMovement> movements() {
        List<InventoryMovement> made = new ArrayList<>();
        for (int number = 0; number < MOVEMENTS; number++) {
            InventoryType type = TYPES.get(random.nextInt(TYPES.size()));
            Instant time = OPENS.plusSeconds(random.nextInt(SECONDS));
            boolean names = type == InventoryType.RESERVE || type == InventoryType.RELEASE;
            boolean ships = type == InventoryType.SHIP && random.nextInt(3) > 0;
            boolean ends = type == InventoryType.RESERVE && random.nextInt(4) > 0;
            made.add(Movement.of(type, "m-" + number, 1 + random.nextInt(6))
                    .of("item-" + random.nextInt(5), random.nextInt(3) > 0 ? "main" : "side")
                    .at(time)
                    .reservation(names || ships ? "r-" + random.nextInt(6) : null)
                    .until(ends ? time.plusSeconds(60L + random.nextInt(SECONDS / 3)) : null)
                    .event());
        }
        made.sort(Comparator.comparing(InventoryMovement::eventTime));
        return List.copyOf(made);
    }

    private ShopEvent event(int number) {
        EventName name = NAMES.get(random.nextInt(NAMES.size()));
        boolean knownUser = random.nextInt(3) > 0;
        Happening happening = Happening.of(name, "e-" + number)
                .at(OPENS.plusSeconds(random.nextInt(SECONDS)).toString())
                .user(knownUser ? "user-" + random.nextInt(6) : null)
                .anonymous(!knownUser || random.nextInt(3) == 0 ? "visitor-" + random.nextInt(4) : null);
        if (name.isOrder()) {
            happening.transaction("t-" + random.nextInt(25), random.nextBoolean() ? "EUR" : "GBP");
        } else {
            happening.transaction(null, "EUR");
        }
        for (int line = random.nextInt(3); line >= 0; line--) {
            happening.item(
                    "item-" + random.nextInt(5),
                    random.nextInt(3) == 0 ? null : "category-" + random.nextInt(3),
                    random.nextInt(50) + ".25",
                    1 + random.nextInt(3),
                    random.nextBoolean() ? "0.10" : null);
        }
        return happening.event();
    }
}
