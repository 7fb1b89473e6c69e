/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes movements as a warehouse would report them, numbered: also of reservations that are closed already or have ended, in
 * parts, and of goods that nobody knew to be there.
 */
final class Movements {

    private static final String CLOSING = "closing-";
    private static final int REMEMBERED = 100;
    private static final int MOST_UNITS = 5;
    private static final int LONGEST_HOLD_MINUTES = 30;

    /** Purchases are of the first. */
    private static final List<String> LOCATIONS = List.of("main", "main", "side");

    private final Random random;
    private final Skew skew;
    private final List<ObjectNode> reserves = new ArrayList<>();
    private int count;

    Movements(Random random, Skew skew) {
        this.random = random;
        this.skew = skew;
    }

    ObjectNode any(Instant time) {
        int dice = random.nextInt(100);
        if (dice < 20) {
            return movement("receipt", time, anywhere(), 1 + random.nextInt(40));
        }
        if (dice < 28) {
            return movement("adjustment", time, anywhere(), random.nextInt(7) - 3);
        }
        if (dice < 33) {
            return movement("return", time, anywhere(), units());
        }
        if (dice < 40) {
            return movement("ship", time, anywhere(), units());
        }
        if (dice < 65 || reserves.isEmpty()) {
            return reserve(time);
        }
        ObjectNode reserved = reserves.get(random.nextInt(reserves.size()));
        String type = dice < 70 ? "reserve" : dice < 82 ? "release" : "ship";
        ObjectNode movement = movement(type, time, reserved, units());
        movement.set("reservation_id", reserved.get("reservation_id"));
        return type.equals("reserve") ? ending(movement, time) : movement;
    }

    private ObjectNode reserve(Instant time) {
        ObjectNode reserve = movement("reserve", time, anywhere(), units());
        ending(reserve.put("reservation_id", "reservation-" + count), time);
        reserves.add(reserve);
        if (reserves.size() > REMEMBERED) {
            reserves.remove(0);
        }
        return reserve;
    }

    /** Most reservations end by themselves. */
    private ObjectNode ending(ObjectNode reserve, Instant time) {
        if (random.nextInt(4) > 0) {
            Duration hold = Duration.ofMinutes(1 + random.nextInt(LONGEST_HOLD_MINUTES));
            reserve.put("expires_at", time.plus(hold).toString());
        }
        return reserve;
    }

    private int units() {
        return 1 + random.nextInt(MOST_UNITS);
    }

    private ObjectNode anywhere() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("item_id", ShopEvents.itemId(skew.item(random)))
                .put("location_id", LOCATIONS.get(random.nextInt(LOCATIONS.size())));
    }

    private ObjectNode movement(String type, Instant time, ObjectNode place, int quantity) {
        ObjectNode movement = written("movement-" + ++count, type, time);
        movement.set("item_id", place.get("item_id"));
        movement.set("location_id", place.get("location_id"));
        return movement.put("quantity", quantity);
    }

    static ObjectNode closing(int partition, Instant time) {
        return written(CLOSING + "movement-" + partition, "receipt", time)
                .put("item_id", CLOSING + partition)
                .put("location_id", LOCATIONS.get(0))
                .put("quantity", 1);
    }

    static boolean isOfClosing(String itemId) {
        return itemId.startsWith(CLOSING);
    }

    private static ObjectNode written(String eventId, String type, Instant time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event_id", eventId)
                .put("event_time", time.toString())
                .put("type", type);
    }
}
