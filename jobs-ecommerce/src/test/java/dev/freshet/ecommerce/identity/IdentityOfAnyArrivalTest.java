/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who made an event follows from the times of the events alone: of all events where none comes behind the watermark, and of
 * purchases and refunds wherever they come within the allowed lateness. Many events lie round the border of the memory.
 */
final class IdentityOfAnyArrivalTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MEMORY = Duration.ofDays(90);
    private static final Duration LATENESS = Duration.ofHours(1);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(2);
    private static final int STORIES = 15;
    private static final int ARRIVALS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void allEventsWithinTheOutOfOrderness(long seed) throws Exception {
        Random random = new Random(seed);
        for (int story = 0; story < STORIES; story++) {
            List<ShopEvent> events = events(random);
            for (int arrival = 0; arrival < ARRIVALS; arrival++) {
                Map<String, String> shoppers = run(delayed(events, OUT_OF_ORDERNESS, random), random);

                assertThat(shoppers)
                        .as("seed %d, story %d, arrival %d", seed, story, arrival)
                        .isEqualTo(slowly(events));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void ordersWithinTheAllowedLateness(long seed) throws Exception {
        Random random = new Random(seed);
        for (int story = 0; story < STORIES; story++) {
            List<ShopEvent> events = events(random);
            Map<String, String> expected = ordersOnly(events, slowly(events));
            for (int arrival = 0; arrival < ARRIVALS; arrival++) {
                Map<String, String> shoppers = run(delayed(events, LATENESS, random), random);

                assertThat(ordersOnly(events, shoppers))
                        .as("seed %d, story %d, arrival %d", seed, story, arrival)
                        .isEqualTo(expected);
            }
        }
    }

    /** The last answer by event id. */
    private static Map<String, String> run(List<ShopEvent> arrivals, Random random) throws Exception {
        KeyedHarness<String, ShopEvent, ShopperEvent> identity = KeyedHarness.of(
                StateStore.HEAP,
                () -> new IdentityFunction(new IdentitySettings(MEMORY, LATENESS, Duration.ofHours(24), 1_000)),
                event -> Objects.requireNonNull(event.anonymousId()),
                Types.STRING);
        Map<String, ShopperAnswer> answers = new TreeMap<>();
        int restoreAfter = random.nextInt(arrivals.size());
        int cadence = 1 + random.nextInt(5);
        Instant newest = START;
        for (int number = 0; number < arrivals.size(); number++) {
            ShopEvent event = arrivals.get(number);
            identity.element(event, event.eventTime());
            newest = event.eventTime().isAfter(newest) ? event.eventTime() : newest;
            if (random.nextInt(cadence) == 0) {
                identity.watermark(newest.minus(OUT_OF_ORDERNESS).minusMillis(1));
            }
            if (number == restoreAfter) {
                take(identity, answers);
                identity = identity.snapshotAndRestore();
            }
        }
        identity.endOfInput();
        take(identity, answers);
        identity.assertNothingLeft();
        identity.close();
        Map<String, String> shoppers = new TreeMap<>();
        answers.forEach((eventId, answer) -> shoppers.put(eventId, answer.shopper()));
        return shoppers;
    }

    private static void take(
            KeyedHarness<String, ShopEvent, ShopperEvent> identity, Map<String, ShopperAnswer> answers) {
        List<ShopperAnswer> given = new ArrayList<>();
        identity.output().forEach(first -> given.add(new ShopperAnswer(first.event(), first.shopper(), 0)));
        given.addAll(identity.sideOutput(IdentityFunction.CORRECTIONS));
        for (ShopperAnswer answer : given) {
            answers.merge(answer.event().eventId(), answer, (a, b) -> a.number() >= b.number() ? a : b);
        }
    }

    /** For each event all others are asked. */
    private static Map<String, String> slowly(List<ShopEvent> events) {
        Map<String, String> shoppers = new TreeMap<>();
        for (ShopEvent event : events) {
            String shopper = event.shopper();
            Instant since = Instant.MIN;
            for (ShopEvent other : events) {
                Instant time = other.eventTime();
                String user = other.userId();
                if (event.userId() != null
                        || user == null
                        || !Objects.equals(other.anonymousId(), event.anonymousId())
                        || time.isAfter(event.eventTime())
                        || Duration.between(time, event.eventTime()).compareTo(MEMORY) >= 0) {
                    continue;
                }
                if (time.isAfter(since) || (time.equals(since) && user.compareTo(shopper) < 0)) {
                    since = time;
                    shopper = user;
                }
            }
            shoppers.put(event.eventId(), shopper);
        }
        return shoppers;
    }

    private static Map<String, String> ordersOnly(List<ShopEvent> events, Map<String, String> shoppers) {
        Map<String, String> ofOrders = new TreeMap<>(shoppers);
        events.stream()
                .filter(event -> !event.eventName().isOrder())
                .forEach(event -> ofOrders.remove(event.eventId()));
        return ofOrders;
    }

    /** In an order in which no event is as much as the delay behind its own time. */
    private static List<ShopEvent> delayed(List<ShopEvent> events, Duration delay, Random random) {
        record Arrival(ShopEvent event, long at) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (ShopEvent event : events) {
            long at = event.eventTime().toEpochMilli() + random.nextLong(delay.toMillis());
            arrivals.add(new Arrival(event, at));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals.stream().map(Arrival::event).toList();
    }

    /** Bursts of an hour, thirty days apart; half of the events at the same few instants of their burst. */
    private static List<ShopEvent> events(Random random) {
        List<ShopEvent> events = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            long millis = random.nextBoolean() ? 600_000L * random.nextInt(6) : random.nextInt(3_600_000);
            Instant time = START.plus(Duration.ofDays(30L * random.nextInt(8))).plusMillis(millis);
            EventName name = random.nextBoolean() ? EventName.PURCHASE : EventName.VIEW_ITEM;
            Happening happening = Happening.of(name, "e-" + number)
                    .at(time.toString())
                    .anonymous("v-" + random.nextInt(2))
                    .user(random.nextInt(4) == 0 ? "user-" + random.nextInt(3) : null)
                    .item("mug", "kitchen");
            if (name.isOrder()) {
                happening.transaction("t-" + number, "EUR");
            }
            events.add(happening.event());
        }
        return events;
    }
}
