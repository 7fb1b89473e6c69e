/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopperEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up shoppers who start again and again, and whose events fall on few instants: many on the same, many just as long after
 * others as a way may take, or a nanosecond more or less.
 *
 * @param within how long a way may take
 */
record RandomShoppers(Random random, Instant from, Duration within) {

    private static final List<EventName> NAMES = List.of(
            EventName.VIEW_ITEM,
            EventName.VIEW_ITEM,
            EventName.ADD_TO_CART,
            EventName.ADD_TO_CART,
            EventName.BEGIN_CHECKOUT,
            EventName.PURCHASE,
            EventName.VIEW_CART,
            EventName.REMOVE_FROM_CART);

    private static final int HOURS = 48;

    List<ShopperEvent> events(int count, int shoppers) {
        List<Instant> arrivals = new ArrayList<>();
        for (int shopper = 0; shopper < shoppers; shopper++) {
            arrivals.add(from.plus(Duration.ofMinutes(random.nextInt(HOURS * 60))));
        }
        List<ShopperEvent> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int shopper = random.nextInt(shoppers);
            EventName name = NAMES.get(random.nextInt(NAMES.size()));
            events.add(happened("shopper-" + shopper, name, "e-" + number, time(arrivals.get(shopper))));
        }
        return events;
    }

    private Instant time(Instant arrival) {
        return switch (random.nextInt(4)) {
            case 0 -> arrival.plusSeconds(random.nextInt(3));
            case 1 -> arrival.plus(within).plusSeconds(random.nextInt(3)).plusNanos(random.nextInt(3) - 1);
            case 2 -> arrival.plusMillis(random.nextLong(2 * within.toMillis()));
            default -> arrival.plus(Duration.ofMinutes(10L * random.nextInt(9)));
        };
    }

    private static ShopperEvent happened(String shopper, EventName name, String eventId, Instant at) {
        return new ShopperEvent(
                shopper,
                Happening.of(name, eventId)
                        .user(shopper)
                        .at(at.toString())
                        .item("mug", "kitchen")
                        .event());
    }
}
