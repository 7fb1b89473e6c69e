/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.ecommerce.campaign.Campaign;
import dev.freshet.ecommerce.campaign.CampaignDraft;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.util.List;

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
        story = story.watermark(time("10:02:00"));
        for (int copy = 0; copy < copies; copy++) {
            story = happens(story, view("e-1").anonymous("v-1").at("10:00:10").item("mug", null));
        }
        // Corrects a minute that is closed.
        story = happens(story, view("e-4").user("ben").at("10:00:30").item("lamp", "light"));
        story = story.watermark(time("10:02:05"));
        story = happens(story, refund("e-5", "10:02:10", "t-1").item("mug", "kitchen", "4.50", 1, null));
        // Waits for a purchase that never comes.
        story = happens(story, refund("e-6", "10:02:20", "t-9").item("lamp", "light", "5.00", 1, null));
        // Waits to know the visitor.
        story = happens(story, view("e-7").anonymous("v-1").at("10:03:00").item("lamp", "light"));
        // Waits to know the category.
        return happens(story, view("e-8").user("ben").at("10:03:05").item("mug", null));
    }

    /** Ends with books, an open reservation, a movement that waits, and an alert that fires. */
    static Script<Decoded<InventoryMovement>> firstInventory() {
        Script<Decoded<InventoryMovement>> inventory = Script.empty();
        inventory = moves(inventory, Movement.receipt("m-1", 2).at("10:00:05"));
        inventory = moves(inventory, Movement.reserve("m-2", 2).at("10:00:20").until("10:05"));
        inventory = inventory.watermark(time("10:01"));
        return moves(inventory, Movement.adjustment("m-3", -1).at("10:03"));
    }

    static Script<Decoded<InventoryMovement>> secondInventory() {
        return secondInventory(Script.empty());
    }

    /** The second half after another script: a copy, time in which the reservation ends, and a return. */
    static Script<Decoded<InventoryMovement>> secondInventory(Script<Decoded<InventoryMovement>> before) {
        Script<Decoded<InventoryMovement>> inventory =
                moves(before, Movement.receipt("m-1", 2).at("10:00:05"));
        inventory = inventory.watermark(time("10:06"));
        return moves(inventory, Movement.returned("m-4", 3).at("10:07"));
    }

    /** The first of them acts in the first half, the second in the second, and the third waits for more. */
    static List<Campaign> campaigns() {
        return List.of(
                CampaignDraft.of("spent")
                        .spend("9", "EUR")
                        .fixed("1", "EUR")
                        .cap(1, Duration.ofDays(7))
                        .campaign(),
                CampaignDraft.of("left").version(4).after(Duration.ofHours(1)).campaign(),
                CampaignDraft.of("looks").views(9).campaign());
    }

    static Script<Decoded<Change<CatalogItem>>> firstCatalog() {
        return Script.<Decoded<Change<CatalogItem>>>empty()
                .record(inCatalog("09:00", "kitchen"), time("09:00"))
                .watermark(time("12:00"));
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
        return story.watermark(time("11:30:00"));
    }

    static Script<Decoded<Change<CatalogItem>>> secondCatalog() {
        return secondCatalog(Script.empty());
    }

    /** Both halves; says nothing of time between them, so that the events wait for the second, as they did in the savepoint. */
    static Script<Decoded<Change<CatalogItem>>> wholeCatalog() {
        return secondCatalog(
                Script.<Decoded<Change<CatalogItem>>>empty().record(inCatalog("09:00", "kitchen"), time("09:00")));
    }

    private static Script<Decoded<Change<CatalogItem>>> secondCatalog(Script<Decoded<Change<CatalogItem>>> before) {
        return before.record(inCatalog("10:03:00", "garden"), time("10:03:00"));
    }

    private static Script<Decoded<ShopEvent>> happens(Script<Decoded<ShopEvent>> story, Happening happening) {
        ShopEvent event = happening.event();
        return story.record(Decoded.accepted(event), event.eventTime());
    }

    private static Script<Decoded<InventoryMovement>> moves(
            Script<Decoded<InventoryMovement>> inventory, Movement movement) {
        InventoryMovement event = movement.of("mug", "main").event();
        return inventory.record(Decoded.accepted(event), event.eventTime());
    }

    private static Happening purchase(String eventId, String at) {
        return Happening.of(EventName.PURCHASE, eventId).anonymous("v-1").at(at).transaction("t-1", "EUR");
    }

    private static Happening refund(String eventId, String at, String transaction) {
        return Happening.of(EventName.REFUND, eventId).user("anna").at(at).transaction(transaction, "EUR");
    }

    private static Decoded<Change<CatalogItem>> inCatalog(String since, String category) {
        return Decoded.accepted(new Change<>(
                "mug",
                new CatalogItem("c-" + since, time(since), "mug", null, category, null, null, null, null),
                time(since)));
    }
}
