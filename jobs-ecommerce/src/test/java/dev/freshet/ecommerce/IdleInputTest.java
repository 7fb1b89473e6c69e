/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One of two partitions of the events, the inventory and the catalog say something and fall silent, and no input ends. What they said
 * counts, and nobody waits for them: each stateful operator does what only the watermark can make it do.
 */
class IdleInputTest {

    private static final List<String> ROWS = new ArrayList<>();

    @BeforeAll
    static void run(@TempDir Path directory) throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT);
        DataStream<Decoded<ShopEvent>> silent =
                run.input("silent-events-source", ContractTypes.decoded(ShopEvent.class), silent());
        DataStream<Decoded<ShopEvent>> busy =
                run.input("events-source", ContractTypes.decoded(ShopEvent.class), busy());
        DataStream<Decoded<Change<CatalogItem>>> catalog =
                run.input("catalog-source", ContractTypes.decodedChange(CatalogItem.class), catalog());
        DataStream<Decoded<InventoryMovement>> inventory =
                run.input("inventory-source", ContractTypes.decoded(InventoryMovement.class), inventory());
        ShopRun shop = ShopRun.between(
                run, new EcommerceInputs(silent.union(busy), inventory, catalog, campaigns(run)), ShopRun.SETTINGS);

        run.executeAndSave(directory.resolve("stopped.savepoint"));

        ROWS.addAll(FinalShopRows.orders(shop.orders().values()));
        ROWS.addAll(FinalShopRows.metrics(shop.metrics().values()));
        ROWS.addAll(FinalShopRows.funnel(shop.funnel().values()));
        ROWS.addAll(FinalShopRows.trending(shop.trending().values()));
        ROWS.addAll(FinalShopRows.boughtTogether(shop.boughtTogether().values()));
        ROWS.addAll(FinalShopRows.stock(shop.stock().values()));
        ROWS.addAll(FinalShopRows.alerts(shop.alerts().values()));
        shop.actions().values().forEach(action -> ROWS.add("action " + action.ruleId() + " " + action.target()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            events-entry;      shop|shop|minute|2026-03-02T10:00:00Z views 2 carts 0
            catalog-lookup;    item|mug|minute|2026-03-02T10:00:00Z (kitchen) views 1
            category-assembly; category|kitchen|minute|2026-03-02T10:01:00Z views 0 carts 0 removals 0 units 2 orders 1
            identity;          t-1|e-3 purchase booked anna EUR gross 9.00
            orders;            t-9|e-4 refund booked carl USD gross 0 discount 0 refunded 5.00 excess 0.00 net -5.00 UNMATCHED
            metrics-windows;   shop|shop|day|2026-03-02T00:00:00Z views 4
            metrics-rates;     category|light|hour|2026-03-02T10:00:00Z views 2
            trending;          light at 2026-03-07T15
            bought-together-totals; bucket in 1 of 2 spade 1 of 1: 2.772589
            bought-together;   spade in 1 of 2 bucket 1 of 1: 2.772589
            funnel-shoppers;   hour|2026-03-02T10:00:00Z viewed 3 carted 1
            funnel-rows;       day|2026-03-02T00:00:00Z viewed 3 carted 1
            inventory-entry;   cup|main on hand 9 reserved 0 available 9
            stock-reservations; OUT_OF_STOCK|2026-03-02T10:00:20Z|mug|main resolved at 2026-03-02T10:30:00Z by [m-2]
            stock;             OUT_OF_STOCK|2026-03-02T10:00:20Z|mug|main firing at 2026-03-02T10:00:20Z by [m-2]
            stock-rows;        mug|main on hand 3 reserved 0 available 3 sells 2.1006
            visitor-carts;     action left ivan
            shopper-triggers;  action left gina
            spend-triggers;    action spent anna
            price-watch;       action cheaper hugo
            """)
    void goesOn(String operator, String row) {
        assertThat(ROWS).filteredOn(line -> line.startsWith(row)).as(operator).hasSize(1);
        assertThat(ROWS).noneMatch(line -> line.endsWith(" OPEN"));
    }

    private static Script<Decoded<ShopEvent>> silent() {
        return happens(Script.empty(), view("e-0").user("zoe").at("10:00:05").item("lamp", "light"))
                .idle()
                .hold();
    }

    private static Script<Decoded<ShopEvent>> busy() {
        Script<Decoded<ShopEvent>> story = Script.empty();
        story = happens(story, view("e-1").anonymous("v-1").at("10:00:10").item("mug", null));
        story = happens(
                story, view("e-2").anonymous("v-1").user("anna").at("10:01:00").item("lamp", "light"));
        story = happens(
                story,
                Happening.of(EventName.PURCHASE, "e-3")
                        .anonymous("v-1")
                        .at("10:01:30")
                        .transaction("t-1", "EUR")
                        .item("mug", null, "4.50", 2, null));
        story = happens(
                story,
                Happening.of(EventName.REFUND, "e-4")
                        .user("carl")
                        .at("10:02:10")
                        .transaction("t-9", "USD")
                        .item("lamp", "light", "5.00", 1, null));
        // A step before the one that came first, which counts when the watermark has passed it.
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-5")
                        .user("dora")
                        .at("10:04:30")
                        .item("spade", "garden"));
        story = happens(story, view("e-6").user("dora").at("10:04:00").item("spade", "garden"));
        story = happens(
                story,
                Happening.of(EventName.PURCHASE, "e-7")
                        .user("erik")
                        .at("10:04:40")
                        .transaction("t-2", "EUR")
                        .item("spade", "garden")
                        .item("bucket", "garden"));
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-8")
                        .user("gina")
                        .at("10:03")
                        .item("rake", "garden"));
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-9")
                        .user("hugo")
                        .at("10:03:30")
                        .transaction(null, "EUR")
                        .item("hoe", "garden", "20.00", 1, null));
        story = happens(
                story,
                Happening.of(EventName.ADD_TO_CART, "e-10")
                        .anonymous("v-2")
                        .at("10:03:40")
                        .item("rake", "garden"));
        story = happens(
                story,
                Happening.of(EventName.VIEW_ITEM_LIST, "e-11")
                        .anonymous("v-2")
                        .user("ivan")
                        .at("10:03:50")
                        .item("rake", "garden"));
        return story.watermark(time("10:05:00"))
                .watermark(time("10:05:00").plus(Duration.ofDays(8)))
                .hold();
    }

    /** Goes on to another time than the events, and holds nobody back nor is held back. */
    private static Script<Decoded<InventoryMovement>> inventory() {
        Script<Decoded<InventoryMovement>> inventory = Script.empty();
        for (Movement movement : List.of(
                Movement.receipt("m-1", 3).of("mug", "main").at("10:00:05"),
                Movement.reserve("m-2", 3).of("mug", "main").at("10:00:20").until("10:30"),
                Movement.receipt("m-3", 9).of("cup", "main").at("10:00:30"))) {
            inventory = inventory.record(
                    Decoded.accepted(movement.event()), movement.event().eventTime());
        }
        return inventory.watermark(time("10:45")).idle().hold();
    }

    private static ControlInput<Campaign> campaigns(PipelineRun run) {
        List<Campaign> lay = List.of(
                CampaignDraft.of("left").after(Duration.ofHours(1)).campaign(),
                CampaignDraft.of("cheaper").dropPercent(20).campaign(),
                CampaignDraft.of("spent").spend("9", "EUR").campaign());
        return ShopRun.campaigns(
                run,
                lay,
                Script.<Decoded<Change<Campaign>>>empty()
                        .watermark(Instant.ofEpochMilli(Long.MAX_VALUE))
                        .hold());
    }

    private static Script<Decoded<Change<CatalogItem>>> catalog() {
        CatalogItem mug = new CatalogItem("c-1", time("09:00"), "mug", null, "kitchen", null, null, null, null);
        CatalogItem hoe = new CatalogItem(
                "c-2", time("10:04:30"), "hoe", null, "garden", new BigDecimal("15.00"), "EUR", null, null);
        return Script.<Decoded<Change<CatalogItem>>>empty()
                .record(Decoded.accepted(new Change<>("mug", mug, time("09:00"))), time("09:00"))
                .record(Decoded.accepted(new Change<>("hoe", hoe, time("10:04:30"))), time("10:04:30"))
                .idle()
                .hold();
    }

    private static Script<Decoded<ShopEvent>> happens(Script<Decoded<ShopEvent>> story, Happening happening) {
        ShopEvent event = happening.event();
        return story.record(Decoded.accepted(event), event.eventTime());
    }
}
