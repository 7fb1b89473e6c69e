/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a shopper does, timers find what somebody finds who looks at the whole history at every single minute. */
final class AbandonmentOfAnyTimelineTest {

    private static final Instant START = Happening.time("00:00");
    /** Within which everything happens; nothing is due later than {@link #LONGEST_SILENCE} behind it. */
    private static final int MINUTES = 100;

    private static final int LONGEST_SILENCE = 12;
    private static final int END = MINUTES + LONGEST_SILENCE + 1;
    private static final int TIMELINES = 300;
    private static final List<EventName> NAMES = List.of(EventName.values());
    private static final List<String> ITEMS = List.of("mug", "cup", "pan");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void timersFindWhatAReferenceFinds(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < TIMELINES; number++) {
            List<ShopEvent> events = timeline(random);
            boolean ofCheckouts = random.nextBoolean();
            int silence = 1 + random.nextInt(LONGEST_SILENCE);
            List<Instant> expected = reference(events, ofCheckouts, silence);
            Collections.shuffle(events, random);

            List<Instant> found = new TimersOfOneShopper(new Abandonment(ofCheckouts, Duration.ofMinutes(silence)))
                    .run(events, minute(END));

            assertThat(found)
                    .as("seed %d, timeline %d: %s", seed, number, events)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void theCartHoldsWhatAReferenceHolds(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < TIMELINES; number++) {
            List<ShopEvent> events = timeline(random);
            Cart cart = Cart.unknown();
            long version = 0;
            for (int done = 1; done <= events.size(); done++) {
                Cart before = cart;
                cart = cart.after(events.get(done - 1)).cart();
                Map<String, Long> units = new HashMap<>();
                cart.lines().forEach(line -> units.put(line.itemId(), line.quantity()));
                Map<String, Long> unitsBefore = units(events.subList(0, done - 1));
                version += units.equals(unitsBefore) ? 0 : 1;

                assertThat(units).as("seed %d, %s", seed, events).isEqualTo(units(events.subList(0, done)));
                assertThat(cart.version()).as("seed %d, %s", seed, events).isEqualTo(version);
                assertThat(cart.changedAt().equals(before.changedAt()) || cart.version() > before.version())
                        .isTrue();
            }
        }
    }

    /** Looks at every minute and plays everything up to it from the beginning. */
    private static List<Instant> reference(List<ShopEvent> events, boolean ofCheckouts, int silence) {
        List<Instant> abandoned = new ArrayList<>();
        List<Integer> changesJudged = new ArrayList<>();
        for (int now = 0; now <= END; now++) {
            Instant at = minute(now);
            List<ShopEvent> past = events.stream()
                    .filter(event -> !event.eventTime().isAfter(at))
                    .toList();
            boolean silent = past.stream()
                    .filter(event -> isCartEvent(event.eventName()))
                    .noneMatch(event -> event.eventTime().isAfter(at.minus(Duration.ofMinutes(silence))));
            if (!silent || units(past).isEmpty() || (ofCheckouts && !inCheckout(past))) {
                continue;
            }
            int changes = changes(past);
            if (!changesJudged.contains(changes)) {
                abandoned.add(at);
                changesJudged.add(changes);
            }
        }
        return abandoned;
    }

    private static int changes(List<ShopEvent> past) {
        int changes = 0;
        for (int done = 1; done <= past.size(); done++) {
            changes += units(past.subList(0, done)).equals(units(past.subList(0, done - 1))) ? 0 : 1;
        }
        return changes;
    }

    private static boolean inCheckout(List<ShopEvent> past) {
        for (int last = past.size(); last > 0; last--) {
            EventName name = past.get(last - 1).eventName();
            if (units(past.subList(0, last)).isEmpty() || name == EventName.PURCHASE) {
                return false;
            }
            if (name == EventName.BEGIN_CHECKOUT || name == EventName.ADD_PAYMENT_INFO) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Long> units(List<ShopEvent> past) {
        Map<String, Long> units = new HashMap<>();
        for (ShopEvent event : past) {
            ShopItem item = event.items().get(0);
            long there = units.getOrDefault(item.itemId(), 0L);
            if (event.eventName() == EventName.ADD_TO_CART) {
                units.put(item.itemId(), there + item.quantity());
            } else if (event.eventName() == EventName.REMOVE_FROM_CART) {
                units.put(item.itemId(), there - item.quantity());
            } else if (event.eventName() == EventName.PURCHASE) {
                units.put(item.itemId(), 0L);
            }
            units.values().removeIf(left -> left <= 0);
        }
        return units;
    }

    private static boolean isCartEvent(EventName name) {
        return !Set.of(EventName.VIEW_ITEM_LIST, EventName.SELECT_ITEM, EventName.VIEW_ITEM, EventName.REFUND)
                .contains(name);
    }

    /** In the order in which events are applied; many of the same minute. */
    private static List<ShopEvent> timeline(Random random) {
        List<ShopEvent> events = new ArrayList<>();
        for (int number = random.nextInt(25); number > 0; number--) {
            EventName name = NAMES.get(random.nextInt(NAMES.size()));
            EventName likely = random.nextInt(3) == 0 ? EventName.ADD_TO_CART : name;
            events.add(Happening.of(likely, "e-" + number)
                    .at(minute(random.nextInt(MINUTES)).toString())
                    .item(ITEMS.get(random.nextInt(3)), null, "1.00", 1 + random.nextInt(3), null)
                    .event());
        }
        events.sort(Cart.PRECEDENCE);
        return events;
    }

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }
}
