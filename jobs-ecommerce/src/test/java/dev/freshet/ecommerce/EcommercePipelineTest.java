/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static dev.freshet.ecommerce.stock.Movement.receipt;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A small story of a shop, told to the whole pipeline, with every row that it must come to. */
class EcommercePipelineTest {

    private static final Rejection GARBAGE = new Rejection(
            "ecommerce.events.v1", 3, 17, 0, null, new byte[] {'?'}, List.of(), ReasonCode.MALFORMED_JSON, "no JSON");

    /** Anna looks around unknown, signs in, buys and gives back; Ben looks at a lamp; Carl returns what nobody sold him. */
    private static Script<Decoded<ShopEvent>> story() {
        Script<Decoded<ShopEvent>> story = Script.empty();
        for (ShopEvent event : List.of(
                view("e-1").anonymous("v-1").at("10:00:10").item("mug", null).event(),
                inCart("e-2").anonymous("v-1").at("10:00:20").item("mug", null).event(),
                inCart("e-2").anonymous("v-1").at("10:00:20").item("mug", null).event(),
                view("e-3")
                        .anonymous("v-1")
                        .user("anna")
                        .at("10:01:00")
                        .item("lamp", "light")
                        .event(),
                Happening.of(EventName.PURCHASE, "e-4")
                        .anonymous("v-1")
                        .at("10:01:30")
                        .transaction("t-1", "EUR")
                        .item("mug", null, "4.50", 2, "0.50")
                        .item("lamp", "light", "20.00", 1, null)
                        .event())) {
            story = happens(story, event);
        }
        story = story.record(Decoded.rejected(GARBAGE), Instant.EPOCH);
        story = happens(
                story,
                Happening.of(EventName.REFUND, "e-5")
                        .user("anna")
                        .at("10:02:10")
                        .transaction("t-1", "EUR")
                        .item("mug", null, "4.50", 1, null)
                        .event());
        story = happens(
                        story,
                        view("e-6")
                                .user("ben")
                                .at("10:02:30")
                                .item("lamp", "light")
                                .event())
                .watermark(time("11:40"));
        story = happens(
                story,
                view("late").user("ben").at("10:39:59").item("lamp", "light").event());
        return happens(
                story,
                Happening.of(EventName.REFUND, "e-7")
                        .user("carl")
                        .at("11:40:30")
                        .transaction("t-9", "USD")
                        .item("lamp", "light", "5.00", 1, null)
                        .event());
    }

    private static final Rejection GARBAGE_MOVEMENT = new Rejection(
            "ecommerce.inventory.v1", 1, 5, 0, null, new byte[] {'!'}, List.of(), ReasonCode.MALFORMED_JSON, "no JSON");

    /** Five mugs are held and shipped, one more is held in vain, one comes in; one comes too late. */
    private static Script<Decoded<InventoryMovement>> inventory() {
        Script<Decoded<InventoryMovement>> inventory = Script.empty();
        for (Movement movement : List.of(
                receipt("m-1", 5).at("10:00:00"),
                receipt("m-1", 5).at("10:00:00"),
                reserve("m-2", 5).at("10:01:00").until("10:20"),
                ship("m-3", 5).reservation("r-1").at("10:02:00"),
                reserve("m-4", 1).reservation("r-2").at("10:03:00").until("10:20"))) {
            inventory = moves(inventory, movement);
        }
        inventory = inventory
                .record(Decoded.rejected(GARBAGE_MOVEMENT), Instant.EPOCH)
                .watermark(time("11:40"));
        inventory = moves(inventory, receipt("late-movement", 9).at("10:39:59"));
        return moves(inventory, receipt("m-5", 1).at("11:41:00"));
    }

    private static final Script<Decoded<Change<CatalogItem>>> CATALOG = Script.<Decoded<Change<CatalogItem>>>empty()
            .record(inCatalog("mug", "09:00", "kitchen"), time("09:00"))
            .record(inCatalog("mug", "10:30", "garden"), time("10:30"));

    /** One subtask, where it is certain that the watermark is there before the late record. */
    @Test
    void tellsTheWholeStoryAndNothingElse() throws Exception {
        ShopRun shop = ShopRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT.withParallelism(1)), story(), inventory(), CATALOG);

        shop.executed();

        assertThat(shop.late().values()).extracting(ShopEvent::eventId).containsExactly("late");
        assertThat(shop.lateMovements().values())
                .extracting(InventoryMovement::eventId)
                .containsExactly("late-movement");
        assertThat(shop.rejectedMovements().values())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(GARBAGE_MOVEMENT);
        assertThat(shop.rejectedEvents().values())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(GARBAGE);
        assertThat(shop.rejectedCatalog().values()).isEmpty();
        assertThat(FinalShopRows.orders(shop.orders().values()))
                .containsExactly(
                        "t-1|e-4 purchase booked anna EUR gross 30.00 discount 1.00 refunded 0 excess 0 net 29.00",
                        "t-1|e-5 refund booked anna EUR gross 0 discount 0 refunded 4.50 excess 0.00 net -4.50",
                        "t-9|e-7 refund booked carl USD gross 0 discount 0 refunded 5.00 excess 0.00 net -5.00 UNMATCHED");
        assertThat(FinalShopRows.funnel(shop.funnel().values()))
                .containsExactly(
                        "day|2026-03-02T00:00:00Z viewed 2 carted 1 checked out 0 purchased 0",
                        "hour|2026-03-02T10:00:00Z viewed 2 carted 1 checked out 0 purchased 0");
        assertThat(FinalShopRows.trending(shop.trending().values()))
                .containsExactly(
                        "kitchen at 2026-03-02T10:02:00Z mug 8.982053", "light at 2026-03-02T10:03:00Z lamp 6.980775");
        assertThat(shop.boughtTogether().values())
                .as("in a single order nothing is together more often than chance would have it")
                .isEmpty();
        assertThat(FinalShopRows.stock(shop.stock().values()))
                .containsExactly("mug|main on hand 1 reserved 0 available 1 sells 2.086332 lasts 0.48");
        assertThat(FinalShopRows.alerts(shop.alerts().values()))
                .containsExactly(
                        "OUT_OF_STOCK|2026-03-02T10:01:00Z|mug|main firing at 2026-03-02T10:01:00Z by [m-2]"
                                + " {available=0, on_hand=5, reserved=5}",
                        "OUT_OF_STOCK|2026-03-02T10:01:00Z|mug|main resolved at 2026-03-02T11:41:00Z by [m-5]"
                                + " {available=1, on_hand=1, reserved=0}",
                        "OVERSOLD|2026-03-02T10:03:00Z|mug|main firing at 2026-03-02T10:03:00Z by [m-4]"
                                + " {available=-1, on_hand=0, reserved=1}",
                        "OVERSOLD|2026-03-02T10:03:00Z|mug|main resolved at 2026-03-02T10:20:00Z by [m-4]"
                                + " {available=0, on_hand=0, reserved=0}");
        assertThat(FinalShopRows.metrics(shop.metrics().values()))
                .containsExactlyElementsOf(lines("story-product-metrics.txt"));
    }

    /** Rates are numerator/denominator, rate, ~ smoothed rate. */
    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = EcommercePipelineTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static Script<Decoded<ShopEvent>> happens(Script<Decoded<ShopEvent>> story, ShopEvent event) {
        return story.record(Decoded.accepted(event), event.eventTime());
    }

    private static Script<Decoded<InventoryMovement>> moves(
            Script<Decoded<InventoryMovement>> inventory, Movement movement) {
        InventoryMovement event = movement.of("mug", "main").event();
        return inventory.record(Decoded.accepted(event), event.eventTime());
    }

    private static Happening inCart(String eventId) {
        return Happening.of(EventName.ADD_TO_CART, eventId);
    }

    private static Decoded<Change<CatalogItem>> inCatalog(String item, String since, String category) {
        return Decoded.accepted(new Change<>(
                item,
                new CatalogItem(item + since, time(since), item, null, category, null, null, null, null),
                time(since)));
    }
}
