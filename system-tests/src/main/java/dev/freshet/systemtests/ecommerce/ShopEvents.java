/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes events as a shop would report them. Ids are numbered, so that a failure can be found in the input. */
final class ShopEvents {

    static final String USER = "user-";
    private static final int USERS = 40;
    private static final int VISITORS = 20;
    static final int ITEMS = 20;

    /** Items from this number on come without a category. */
    static final int FIRST_WITHOUT_CATEGORY = 16;

    /** Items from this number on are not in the catalog either. */
    static final int FIRST_UNKNOWN = 18;

    /** What the closing records are of. */
    static final String CLOSING_CATEGORY = ownCategory(0);

    private final Random random;
    private final boolean withVisitors;
    private final Skew skew;
    private int count;
    private int transactions;

    /** @param withVisitors whether some are not signed in */
    ShopEvents(Random random, boolean withVisitors, Skew skew) {
        this.random = random;
        this.withVisitors = withVisitors;
        this.skew = skew;
    }

    static List<ObjectNode> catalog(Instant since) {
        return IntStream.range(FIRST_WITHOUT_CATEGORY, FIRST_UNKNOWN)
                .mapToObj(number -> Json.object()
                        .put("event_id", "catalog-" + number)
                        .put("event_time", since.toString())
                        .put("item_id", itemId(number))
                        .put("item_category", catalogCategory(number)))
                .toList();
    }

    /** The category that an item's rows should have. */
    static String category(String itemId) {
        int number = Integer.parseInt(itemId.substring("item-".length()));
        if (number < FIRST_WITHOUT_CATEGORY) {
            return ownCategory(number);
        }
        return number < FIRST_UNKNOWN ? catalogCategory(number) : "unknown";
    }

    private static String ownCategory(int number) {
        return "category-" + number % 4;
    }

    private static String catalogCategory(int number) {
        return "catalog-category-" + number % 2;
    }

    static String itemId(int number) {
        return "item-" + number;
    }

    ObjectNode any(Instant time) {
        int dice = random.nextInt(100);
        if (dice < 60) {
            return view(time);
        }
        if (dice < 75) {
            return simple("add_to_cart", time);
        }
        if (dice < 79) {
            return simple("remove_from_cart", time);
        }
        if (dice < 87) {
            return simple("begin_checkout", time);
        }
        return dice < 90 ? simple("view_item_list", time) : purchase(time);
    }

    private ObjectNode view(Instant time) {
        return simple("view_item", time);
    }

    /** No sign-in: one that comes behind the watermark is not counted back into distinct shoppers, and is not meant to be. */
    ObjectNode viewOfUser(Instant time) {
        ObjectNode event = event("view_item", time);
        event.put("user_id", user());
        addItem(event, item());
        return event;
    }

    private ObjectNode simple(String name, Instant time) {
        ObjectNode event = event(name, time);
        withSomebody(event);
        addItem(event, item());
        return event;
    }

    private ObjectNode purchase(Instant time) {
        ObjectNode event = event("purchase", time);
        withSomebody(event);
        event.put("transaction_id", "order-" + ++transactions);
        event.put("currency", random.nextInt(4) == 0 ? "USD" : "EUR");
        int first = item();
        addItem(event, first);
        if (random.nextBoolean()) {
            addItem(event, (first + 1 + random.nextInt(ITEMS - 1)) % ITEMS);
        }
        return event;
    }

    /** Another client's report of an order, a little later and a little different. */
    ObjectNode secondReportOf(ObjectNode purchase, Instant time) {
        ObjectNode report = event("purchase", time);
        withSomebody(report);
        report.set("transaction_id", purchase.get("transaction_id"));
        report.set("currency", purchase.get("currency"));
        addItem(report, item());
        return report;
    }

    /** Some units of the order's first line, sometimes more than were bought; now and then of an order nobody knows. */
    ObjectNode refundOf(ObjectNode purchase, Instant time) {
        ObjectNode refund = event("refund", time);
        withSomebody(refund);
        boolean unknown = random.nextInt(10) == 0;
        refund.put(
                "transaction_id",
                unknown ? "ghost-" + count : purchase.path("transaction_id").asText());
        refund.set("currency", purchase.get("currency"));
        ObjectNode line = ((ObjectNode) purchase.path("items").path(0)).deepCopy();
        line.remove("discount");
        line.put("quantity", 1 + random.nextInt(3));
        refund.putArray("items").add(line);
        return refund;
    }

    static ObjectNode closingView(int partition, Instant time) {
        ObjectNode event = Json.object()
                .put("event_id", "closing-" + partition)
                .put("event_time", time.toString())
                .put("event_name", "view_item")
                .put("user_id", "closing-" + partition);
        event.putArray("items")
                .addObject()
                .put("item_id", "item-0")
                .put("item_category", CLOSING_CATEGORY)
                .put("price", 1)
                .put("quantity", 1);
        return event;
    }

    private ObjectNode event(String name, Instant time) {
        return Json.object()
                .put("event_id", "event-" + ++count)
                .put("event_time", time.toString())
                .put("event_name", name);
    }

    /** A user; or a visitor, who once in a while signs in as one of two users. */
    private void withSomebody(ObjectNode event) {
        if (skew == Skew.SHOPPER && skew.strikes(random)) {
            event.put("user_id", USER + 0);
            return;
        }
        if (!withVisitors || random.nextInt(3) > 0) {
            event.put("user_id", user());
            return;
        }
        int visitor = random.nextInt(VISITORS);
        event.put("anonymous_id", "visitor-" + visitor);
        boolean neverSignsIn = visitor < VISITORS / 4;
        if (!neverSignsIn && random.nextInt(20) == 0) {
            event.put("user_id", "member-" + (visitor * 2 + random.nextInt(2)));
        }
    }

    private String user() {
        return USER + random.nextInt(USERS);
    }

    private int item() {
        return skew.item(random);
    }

    private void addItem(ObjectNode event, int number) {
        ObjectNode line = event.withArray("items").addObject();
        line.put("item_id", itemId(number));
        if (number < FIRST_WITHOUT_CATEGORY) {
            line.put("item_category", ownCategory(number));
        }
        line.put("price", BigDecimal.valueOf(random.nextInt(10_000), 2));
        line.put("quantity", 1 + random.nextInt(3));
        if (random.nextInt(4) == 0) {
            line.put("discount", BigDecimal.valueOf(random.nextInt(500), 2));
        }
    }

    static byte[] bytes(ObjectNode value) {
        return Json.bytes(value);
    }

    static JsonNode parse(byte[] value) {
        return Json.parse(value);
    }
}
