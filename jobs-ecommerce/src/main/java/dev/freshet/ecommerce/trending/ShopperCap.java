/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events of a shopper about an item count on a day: the first few by time, then by event id, whatever the order in which
 * they come. One that comes late may so push out another that has counted.
 *
 * <p>A purchase may be taken back, and then the next event counts in its place. For that, as many views and carts are kept as can
 * count, and {@value #SPARE_PURCHASES} purchases more; only where more than those are taken back does one stay forgotten.
 *
 * @param most events that count, from 1
 */
record ShopperCap(int most) implements Serializable {

    static final int SPARE_PURCHASES = 50;

    /**
     * What follows from one event.
     *
     * @param begins events that count from now on
     * @param ceases events that have counted and do no more
     */
    record Verdict(ShopperDay day, List<ShopperInterest> begins, List<ShopperInterest> ceases) {}

    /** An event comes; one that is known already changes nothing. */
    Verdict book(ShopperDay day, ShopperInterest event) {
        if (day.events().contains(event)) {
            return new Verdict(day, List.of(), List.of());
        }
        List<ShopperInterest> events = new ArrayList<>(day.events());
        events.add(event);
        events.sort(ShopperInterest.PRECEDENCE);
        return between(day, kept(events));
    }

    /** An event is taken back; one that is not known changes nothing. */
    Verdict takeBack(ShopperDay day, ShopperInterest event) {
        List<ShopperInterest> events = new ArrayList<>(day.events());
        events.remove(event);
        return between(day, events);
    }

    private List<ShopperInterest> kept(List<ShopperInterest> events) {
        List<ShopperInterest> kept = new ArrayList<>(events.size());
        int purchases = 0;
        int others = 0;
        for (ShopperInterest event : events) {
            boolean fits =
                    event.interest() == Interest.PURCHASE ? purchases++ < most + SPARE_PURCHASES : others++ < most;
            if (fits) {
                kept.add(event);
            }
        }
        return kept;
    }

    private Verdict between(ShopperDay before, List<ShopperInterest> events) {
        List<ShopperInterest> counted = counting(before.events());
        List<ShopperInterest> counts = counting(events);
        return new Verdict(new ShopperDay(events), without(counts, counted), without(counted, counts));
    }

    private List<ShopperInterest> counting(List<ShopperInterest> events) {
        return events.subList(0, Math.min(most, events.size()));
    }

    private static List<ShopperInterest> without(List<ShopperInterest> events, List<ShopperInterest> others) {
        return events.stream().filter(event -> !others.contains(event)).toList();
    }
}
