/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.testkit.badinput.FieldKind.AMOUNT;
import static dev.freshet.testkit.badinput.FieldKind.CONSTANT;
import static dev.freshet.testkit.badinput.FieldKind.COUNT;
import static dev.freshet.testkit.badinput.FieldKind.EVENT_TIME;
import static dev.freshet.testkit.badinput.FieldKind.FLAG;
import static dev.freshet.testkit.badinput.FieldKind.ID;
import static dev.freshet.testkit.badinput.FieldKind.INTEGER;
import static dev.freshet.testkit.badinput.FieldKind.TEXT;
import static dev.freshet.testkit.badinput.FieldKind.TIME;

import dev.freshet.testkit.badinput.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One record of every topic that is read, now or later, with all its fields. Its times are just before noon of 2024-05-01. */
final class ContractSamples {

    static final Sample EVENT = event("anna", """
        {"event_id":"e1","event_time":"2024-05-01T11:59:00Z","event_name":"purchase","user_id":"anna",\
        "anonymous_id":"visitor","session_id":"s","transaction_id":"t1","currency":"EUR","coupon":"MAY",\
        "items":[{"item_id":"tea","item_name":"Tea","item_category":"drinks","price":1.5,"quantity":2,\
        "discount":0.1,"location_id":"berlin"}]}\
        """);

    private static final Sample MOVEMENT = movement("tea", """
        {"event_id":"m1","event_time":"2024-05-01T11:59:00Z","type":"reserve","item_id":"tea",\
        "location_id":"berlin","quantity":2,"reservation_id":"r1","expires_at":"2024-05-01T13:00:00Z"}\
        """);

    private static final Sample CATALOG_ITEM = catalogItem("tea", """
        {"event_id":"c1","event_time":"2024-05-01T11:59:00Z","item_id":"tea","item_name":"Tea",\
        "item_category":"drinks","price":1.5,"currency":"EUR","reorder_point":2,"reorder_clear":1000000}\
        """);

    private ContractSamples() {}

    /** What the fields are of an event that has all of them, and one item. */
    static Sample event(String key, String json) {
        return Sample.of(key, json)
                .required("/event_id", ID)
                .required("/event_time", EVENT_TIME)
                .required("/event_name", CONSTANT)
                .optional("/user_id", ID)
                .optional("/anonymous_id", ID)
                .optional("/session_id", ID)
                .optional("/transaction_id", ID)
                .optional("/currency", ID)
                .optional("/coupon", ID)
                .required("/items/0/item_id", ID)
                .optional("/items/0/item_name", TEXT)
                .optional("/items/0/item_category", ID)
                .required("/items/0/price", AMOUNT)
                .required("/items/0/quantity", COUNT)
                .optional("/items/0/discount", AMOUNT)
                .optional("/items/0/location_id", ID)
                .overflowing("/items/0/price", "500000000000000000")
                .overflowing("/items/0/discount", "\"500000000000000000.5\"");
    }

    /** What the fields are of a reserve that has all of them. */
    static Sample movement(String key, String json) {
        return Sample.of(key, json)
                .required("/event_id", ID)
                .required("/event_time", EVENT_TIME)
                .required("/type", CONSTANT)
                .required("/item_id", ID)
                .required("/location_id", ID)
                .required("/quantity", COUNT)
                .optional("/reservation_id", ID)
                .optional("/expires_at", TIME);
    }

    /** What the fields are of a version in the catalog that has all of them. */
    static Sample catalogItem(String key, String json) {
        return Sample.of(key, json)
                .required("/event_id", ID)
                .required("/event_time", EVENT_TIME)
                .required("/item_id", ID)
                .optional("/item_name", TEXT)
                .optional("/item_category", ID)
                .optional("/price", AMOUNT)
                .optional("/currency", ID)
                .optional("/reorder_point", INTEGER)
                .optional("/reorder_clear", INTEGER)
                .onCompactedTopic();
    }

    /**
     * One campaign that has every field but the figures of other triggers and offers than its own, and one for each of those,
     * of which only that is named. All rehearse, without holdouts.
     */
    static Stream<Sample> campaigns(String id, Instant time) {
        return Stream.of(
                spendTier(id, time),
                campaignOf(id, time, "cart_abandoned", "\"after_seconds\":3600").optional("/after_seconds", COUNT),
                campaignOf(id, time, "browse_intent", "\"views\":3").optional("/views", COUNT),
                campaignOf(id, time, "price_drop", "\"drop_percent\":10").optional("/drop_percent", COUNT),
                campaignOf(id, time, "price_drop", "\"drop_percent\":10").optional("/offer/percent", COUNT));
    }

    private static Sample spendTier(String id, Instant time) {
        return Sample.of(id, """
        {"event_id":"d1","event_time":"%2$s","campaign_id":"%1$s","version":3,"status":"shadow",\
        "trigger":"spend_tier","spend":100,"offer":{"type":"fixed","amount":5},"currency":"CHF",\
        "cap_per_shopper":1,"cap_seconds":86400,"budget":1000,"holdout_percent":0,"priority":1,\
        "valid_from":"%3$s","valid_to":"2036-04-01T00:00:00Z","dry_run":false}\
        """.formatted(id, time, time.minus(Duration.ofHours(12))))
                .required("/event_id", ID)
                .required("/event_time", EVENT_TIME)
                .required("/campaign_id", ID)
                .required("/version", COUNT)
                .required("/status", CONSTANT)
                .required("/trigger", CONSTANT)
                .optional("/spend", AMOUNT)
                .required("/offer/type", CONSTANT)
                .optional("/offer/amount", AMOUNT)
                .optional("/currency", ID)
                .optional("/cap_per_shopper", COUNT)
                .optional("/cap_seconds", COUNT)
                .optional("/budget", AMOUNT)
                .optional("/holdout_percent", INTEGER)
                .required("/priority", INTEGER)
                .optional("/valid_from", TIME)
                .optional("/valid_to", TIME)
                .optional("/dry_run", FLAG)
                .onCompactedTopic();
    }

    private static Sample campaignOf(String id, Instant time, String trigger, String figure) {
        return Sample.of(id, """
        {"event_id":"d1","event_time":"%s","campaign_id":"%s","version":3,"status":"shadow",\
        "trigger":"%s",%s,"offer":{"type":"percent","percent":5},"priority":1}\
        """.formatted(time, id, trigger, figure))
                .required("/offer/type", CONSTANT)
                .onCompactedTopic();
    }

    /** Topic and sample of everything that is read. */
    static Stream<Arguments> ofInputs() {
        return Stream.concat(
                Stream.of(
                        Arguments.of(EcommerceTopics.EVENTS, EVENT),
                        Arguments.of(EcommerceTopics.INVENTORY, MOVEMENT),
                        Arguments.of(EcommerceTopics.CATALOG, CATALOG_ITEM)),
                campaigns("spring", Instant.parse("2024-05-01T11:59:00Z"))
                        .map(sample -> Arguments.of(EcommerceTopics.CAMPAIGNS, sample)));
    }
}
