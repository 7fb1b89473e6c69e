/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story in two halves, with a savepoint between them. Never change the first half: stored savepoints were written in its
 * midst, and the tests of later releases restore them.
 */
final class HalfAStory {

    private HalfAStory() {}

    static Script<Decoded<ShopEvent>> firstHalf() {
        return firstHalf(1);
    }

    /**
     * Ends with something in the state of every operator.
     *
     * @param copies of one event, which leave no trace; they take the time that the catalog needs to come first
     */
    static Script<Decoded<ShopEvent>> firstHalf(int copies) {
        Script<Decoded<ShopEvent>> story = Script.empty();
        story = happens(story, view("e-1").anonymous("v-1").at("10:00:10").item("mug", null));
        story = happens(
                story, view("e-2").anonymous("v-1").user("anna").at("10:01:00").item("lamp", "light"));
        story = happens(story, purchase("e-3", "10:01:30").item("mug", null, "4.50", 2, "0.50"));
        // Waits to be abandoned.
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-11")
                        .user("gina")
                        .at("10:01:40")
                        .item("lamp", "light"));
        // Is handed over when the visitor signs in.
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-18")
                        .anonymous("v-2")
                        .at("10:01:50")
                        .item("jar", "light"));
        // Wait for lower prices.
        story = happens(story, cart("e-12", "gustav", "10:01:45").item("lamp", "light", "20.00", 1, null));
        story = happens(story, cart("e-13", "ida", "10:01:45").item("vase", "garden", "20.00", 1, null));
        story = happens(story, teaWith("pot", "e-14", "10:01:35", "t-2"));
        story = story.watermark(time("10:02:00"));
        for (int copy = 0; copy < copies; copy++) {
            story = happens(story, view("e-1").anonymous("v-1").at("10:00:10").item("mug", null));
        }
        // Corrects a minute that is closed.
        story = happens(story, view("e-4").user("ben").at("10:00:30").item("lamp", "light"));
        // Waits until it is back.
        story = happens(story, view("e-15").user("hanna").at("10:00:35").item("kettle", "kitchen"));
        story = story.watermark(time("10:02:05"));
        story = happens(story, refund("e-5", "10:02:10", "t-1").item("mug", "kitchen", "4.50", 1, null));
        // Waits for a purchase that never comes.
        story = happens(story, refund("e-6", "10:02:20", "t-9").item("lamp", "light", "5.00", 1, null));
        // Waits to know the visitor.
        story = happens(story, view("e-7").anonymous("v-1").at("10:03:00").item("lamp", "light"));
        // Waits to know the category.
        return happens(story, view("e-8").user("ben").at("10:03:05").item("mug", null));
    }

    /** Ends with books, an open reservation, a movement that waits, what is sold out and what is not, and alerts that fire. */
    static Script<Decoded<InventoryMovement>> firstInventory() {
        Script<Decoded<InventoryMovement>> inventory = Script.empty();
        inventory =
                moves(inventory, Movement.receipt("m-1", 2).of("mug", "main").at("10:00:05"));
        inventory =
                moves(inventory, Movement.receipt("m-5", 1).of("kettle", "main").at("10:00:05"));
        inventory =
                moves(inventory, Movement.receipt("m-7", 1).of("pot", "main").at("10:00:05"));
        inventory =
                moves(inventory, Movement.receipt("m-8", 1).of("pot", "side").at("10:00:05"));
        inventory = moves(
                inventory, Movement.adjustment("m-6", -1).of("kettle", "main").at("10:00:15"));
        inventory = moves(
                inventory,
                Movement.reserve("m-2", 2).of("mug", "main").at("10:00:20").until("10:05"));
        inventory = inventory.watermark(time("10:01"));
        return moves(inventory, Movement.adjustment("m-3", -1).of("mug", "main").at("10:03"));
    }

    static Script<Decoded<InventoryMovement>> secondInventory() {
        return secondInventory(Script.empty());
    }

    /** The second half after another script: a copy, what comes and goes, time in which the reservation ends, and a return. */
    static Script<Decoded<InventoryMovement>> secondInventory(Script<Decoded<InventoryMovement>> before) {
        Script<Decoded<InventoryMovement>> inventory =
                moves(before, Movement.receipt("m-1", 2).of("mug", "main").at("10:00:05"));
        inventory =
                moves(inventory, Movement.receipt("m-9", 3).of("kettle", "main").at("10:04"));
        inventory = moves(
                inventory, Movement.adjustment("m-10", -1).of("pot", "side").at("10:04"));
        inventory = inventory.watermark(time("10:06"));
        return moves(inventory, Movement.returned("m-4", 3).of("mug", "main").at("10:07"));
    }

    /** The first of them acts in the first half, the third waits for more, and the others act in the second half. */
    static List<Campaign> campaigns() {
        return List.of(
                CampaignDraft.of("spent")
                        .spend("9", "EUR")
                        .fixed("1", "EUR")
                        .cap(1, Duration.ofDays(7))
                        .campaign(),
                CampaignDraft.of("left").version(4).after(Duration.ofHours(1)).campaign(),
                CampaignDraft.of("looks").views(9).campaign(),
                CampaignDraft.of("cheaper").dropPercent(15).campaign(),
                CampaignDraft.of("is back").on(CampaignTrigger.BACK_IN_STOCK).campaign(),
                CampaignDraft.of("goes with").on(CampaignTrigger.CROSS_SELL).campaign());
    }

    static Script<Decoded<Change<CatalogItem>>> firstCatalog() {
        return firstVersions().watermark(time("12:00"));
    }

    static Script<Decoded<ShopEvent>> secondHalf() {
        return secondHalf(Script.empty());
    }

    /** The second half after another script. */
    static Script<Decoded<ShopEvent>> secondHalf(Script<Decoded<ShopEvent>> before) {
        // A copy, known from before the savepoint.
        Script<Decoded<ShopEvent>> story =
                happens(before, view("e-1").anonymous("v-1").at("10:00:10").item("mug", null));
        // Two units, of which one had been given back already.
        story = happens(story, refund("e-9", "10:04:00", "t-1").item("mug", "kitchen", "4.50", 2, null));
        story = happens(story, view("e-10").anonymous("v-1").at("10:05:00").item("lamp", "light"));
        // By a list of the first half, which changes afterwards.
        story = happens(story, cart("e-16", "lena", "10:06:00").item("tea", "drinks"));
        story = happens(story, teaWith("cup", "e-17", "10:10:00", "t-3"));
        story = happens(
                story,
                Happening.of(EventName.VIEW_ITEM_LIST, "e-19")
                        .anonymous("v-2")
                        .user("otto")
                        .at("10:12:00")
                        .item("jar", "light"));
        return story.watermark(time("11:30:00"));
    }

    static Script<Decoded<Change<CatalogItem>>> secondCatalog() {
        return secondCatalog(Script.empty());
    }

    /** Both halves; says nothing of time between them, so that the events wait for the second, as they did in the savepoint. */
    static Script<Decoded<Change<CatalogItem>>> wholeCatalog() {
        return secondCatalog(firstVersions());
    }

    /** The vase costs less already than when it was put into a cart: what it costs later is no news. */
    private static Script<Decoded<Change<CatalogItem>>> firstVersions() {
        Script<Decoded<Change<CatalogItem>>> catalog = Script.empty();
        catalog = version(catalog, "mug", "09:00", "kitchen", null);
        catalog = version(catalog, "lamp", "09:00", "light", "20.00");
        return version(catalog, "vase", "09:00", "garden", "16.00");
    }

    private static Script<Decoded<Change<CatalogItem>>> secondCatalog(Script<Decoded<Change<CatalogItem>>> before) {
        Script<Decoded<Change<CatalogItem>>> catalog = version(before, "mug", "10:03:00", "garden", null);
        catalog = version(catalog, "lamp", "10:05:00", "light", "15.00");
        return version(catalog, "vase", "10:05:00", "garden", "15.00");
    }

    private static Script<Decoded<ShopEvent>> happens(Script<Decoded<ShopEvent>> story, Happening happening) {
        ShopEvent event = happening.event();
        return story.record(Decoded.accepted(event), event.eventTime());
    }

    private static Script<Decoded<InventoryMovement>> moves(
            Script<Decoded<InventoryMovement>> inventory, Movement movement) {
        InventoryMovement event = movement.event();
        return inventory.record(Decoded.accepted(event), event.eventTime());
    }

    private static Happening purchase(String eventId, String at) {
        return Happening.of(EventName.PURCHASE, eventId).anonymous("v-1").at(at).transaction("t-1", "EUR");
    }

    private static Happening refund(String eventId, String at, String transaction) {
        return Happening.of(EventName.REFUND, eventId).user("anna").at(at).transaction(transaction, "EUR");
    }

    private static Happening cart(String eventId, String shopper, String at) {
        return Happening.of(EventName.ADD_TO_CART, eventId).user(shopper).at(at).transaction(null, "EUR");
    }

    private static Happening teaWith(String item, String eventId, String at, String transaction) {
        return Happening.of(EventName.PURCHASE, eventId)
                .user("karl")
                .at(at)
                .transaction(transaction, "EUR")
                .item("tea", "drinks")
                .item(item, "kitchen");
    }

    private static Script<Decoded<Change<CatalogItem>>> version(
            Script<Decoded<Change<CatalogItem>>> before,
            String item,
            String since,
            String category,
            @Nullable String price) {
        CatalogItem version = new CatalogItem(
                "c-" + item + since,
                time(since),
                item,
                null,
                category,
                price == null ? null : new BigDecimal(price),
                price == null ? null : "EUR",
                null,
                null);
        return before.record(Decoded.accepted(new Change<>(item, version, time(since))), time(since));
    }
}
