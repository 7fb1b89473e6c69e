/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Expected;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.RowKeys;
import dev.freshet.systemtests.check.Sent;
import dev.freshet.systemtests.check.Workload;
import dev.freshet.systemtests.kafka.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A shop with everything that makes counting hard: copies, garbage, stragglers on both sides of the allowed lateness, orders that
 * two clients report, refunds before, without and beyond their purchase, visitors who sign in, items that only the catalog has a
 * category for, goods that are held, let go and shipped in any order.
 */
final class EcommerceWorkload implements Workload {

    private static final int DISORDER_MILLIS = 3_000;
    private static final Duration ALLOWED_LATENESS = Duration.ofHours(1);
    private static final int REMEMBERED = 400;

    private final Random random;
    private final boolean calm;
    private final Offers offers;
    private final Duration step;
    private final ShopEvents events;
    private final Movements movements;
    private final Instant start;
    private final Instant now;
    private final Deque<Input> recent = new ArrayDeque<>();
    private final Deque<ObjectNode> recentPurchases = new ArrayDeque<>();
    private long steps;

    EcommerceWorkload(long seed, Instant start, Instant now, EcommerceSubject subject) {
        this.random = new Random(seed);
        this.calm = subject.calm();
        this.offers = subject.offers();
        this.step = subject.step();
        this.events = new ShopEvents(random, !calm, subject.skew());
        this.movements = new Movements(random, subject.skew());
        this.start = start;
        this.now = now;
    }

    @Override
    public List<Input> before() {
        Instant beforeAllStragglers = start.minus(Duration.ofHours(2));
        Stream<Input> catalog = ShopEvents.catalog(beforeAllStragglers).stream()
                .map(item -> input(
                        EcommerceTopics.CATALOG.name(), item.path("item_id").asText(), item, Input.Kind.GOOD));
        return Stream.concat(catalog, offers.documents(beforeAllStragglers)).toList();
    }

    @Override
    public Input next() {
        steps++;
        Instant time = start.plus(step.multipliedBy(steps)).minusMillis(random.nextInt(DISORDER_MILLIS));
        int dice = random.nextInt(1_000);
        if (dice < 10) {
            return garbage();
        }
        if (dice < 30 && !recent.isEmpty()) {
            Input copied = pick(recent);
            return new Input(copied.topic(), null, copied.key(), copied.value(), Input.Kind.COPY);
        }
        if (dice < 40) {
            return straggler(time);
        }
        if (dice < 80 && !recentPurchases.isEmpty()) {
            return remember(events.refundOf(pick(recentPurchases), time));
        }
        if (dice < 85 && !recentPurchases.isEmpty()) {
            return remember(events.secondReportOf(pick(recentPurchases), time));
        }
        if (dice < 165) {
            Input movement = movement(movements.any(time), Input.Kind.GOOD);
            keep(recent, movement);
            return movement;
        }
        return remember(events.any(time));
    }

    private Input garbage() {
        return new Input(
                (random.nextInt(4) == 0 ? EcommerceTopics.INVENTORY : EcommerceTopics.EVENTS).name(),
                null,
                "garbage-" + steps,
                "{\"event_id\":".getBytes(StandardCharsets.UTF_8),
                Input.Kind.GARBAGE);
    }

    private Input straggler(Instant time) {
        Duration behind = Duration.ofMinutes(calm ? random.nextInt(10) : 20 + random.nextInt(70));
        boolean mayBeLate = behind.compareTo(ALLOWED_LATENESS.minusMinutes(1)) > 0;
        Input.Kind kind = mayBeLate ? Input.Kind.STRAGGLER : Input.Kind.GOOD;
        return random.nextInt(3) == 0 && !calm
                ? movement(movements.any(time.minus(behind)), kind)
                : event(events.viewOfUser(time.minus(behind)), kind);
    }

    private Input remember(ObjectNode event) {
        Input input = event(event, Input.Kind.GOOD);
        keep(recent, input);
        if (event.path("event_name").asText().equals("purchase")) {
            keep(recentPurchases, event);
        }
        return input;
    }

    private static <T> void keep(Deque<T> newest, T one) {
        newest.addLast(one);
        if (newest.size() > REMEMBERED) {
            newest.removeFirst();
        }
    }

    private <T> T pick(Deque<T> from) {
        return new ArrayList<>(from).get(random.nextInt(from.size()));
    }

    @Override
    public List<Input> closing(int partitions) {
        List<Input> closing = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            closing.add(at(partition, event(ShopEvents.closingView(partition, now), Input.Kind.CLOSING)));
            closing.add(at(partition, movement(Movements.closing(partition, now), Input.Kind.CLOSING)));
        }
        return closing;
    }

    private static Input at(int partition, Input input) {
        return new Input(input.topic(), partition, input.key(), input.value(), input.kind());
    }

    private static Input movement(ObjectNode movement, Input.Kind kind) {
        return input(EcommerceTopics.INVENTORY.name(), movement.path("item_id").asText(), movement, kind);
    }

    private static Input event(ObjectNode event, Input.Kind kind) {
        String shopper = event.path("user_id").asText(event.path("anonymous_id").asText());
        return input(EcommerceTopics.EVENTS.name(), shopper, event, kind);
    }

    private static Input input(String topic, String key, ObjectNode value, Input.Kind kind) {
        return new Input(topic, null, key, ShopEvents.bytes(value), kind);
    }

    @Override
    public Expected expected(List<Sent> sent, Set<Place> late) {
        Map<String, List<JsonNode>> counted = new HashMap<>();
        Set<Place> garbage = new TreeSet<>();
        Set<Place> stragglers = new TreeSet<>();
        for (Sent each : sent) {
            List<JsonNode> ofTopic = counted.computeIfAbsent(each.place().topic(), unused -> new ArrayList<>());
            switch (each.input().kind()) {
                case GOOD -> ofTopic.add(ShopEvents.parse(each.input().value()));
                case STRAGGLER -> {
                    stragglers.add(each.place());
                    if (!late.contains(each.place())) {
                        ofTopic.add(ShopEvents.parse(each.input().value()));
                    }
                }
                case GARBAGE -> garbage.add(each.place());
                case COPY, CLOSING -> {
                    // Nothing comes of them.
                }
            }
        }
        List<JsonNode> happened = counted.getOrDefault(EcommerceTopics.EVENTS.name(), List.of());
        List<JsonNode> moved = counted.getOrDefault(EcommerceTopics.INVENTORY.name(), List.of());
        Map<String, Map<String, ObjectNode>> rows = EcommerceReference.rows(happened, moved, offers);
        return new Expected(rows, EcommerceReference.firing(rows), garbage, stragglers);
    }

    @Override
    public RowKeys keys() {
        String today = now.truncatedTo(ChronoUnit.DAYS).toString();
        return (topic, row) -> EcommerceReference.key(topic, row, today);
    }
}
