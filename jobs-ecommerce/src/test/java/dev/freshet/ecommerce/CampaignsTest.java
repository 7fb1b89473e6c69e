/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A morning in a shop with campaigns, through the whole pipeline, in any order within the out-of-orderness. */
class CampaignsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<Campaign> CAMPAIGNS = List.of(
            CampaignDraft.of("left").version(1).after(HOUR.multipliedBy(9)).campaign(),
            CampaignDraft.of("left")
                    .version(2)
                    .after(HOUR)
                    .percent(10)
                    .cap(1, HOUR.multipliedBy(24))
                    .campaign(),
            CampaignDraft.of("checkout")
                    .after(HOUR)
                    .on(CampaignTrigger.CHECKOUT_ABANDONED)
                    .priority(5)
                    .fixed("5", "EUR")
                    .budget("5", "EUR")
                    .campaign(),
            CampaignDraft.of("looks").views(3).status(RuleStatus.SHADOW).campaign(),
            CampaignDraft.of("good customer").spend("20", "EUR").campaign(),
            CampaignDraft.of("cheaper").dropPercent(15).campaign(),
            CampaignDraft.of("is back").on(CampaignTrigger.BACK_IN_STOCK).campaign(),
            CampaignDraft.of("goes with").on(CampaignTrigger.CROSS_SELL).campaign(),
            CampaignDraft.of("switched off")
                    .after(HOUR)
                    .status(RuleStatus.DISABLED)
                    .priority(9)
                    .campaign(),
            CampaignDraft.of("over")
                    .after(HOUR)
                    .validFrom(time("10:30"))
                    .validTo(time("11:00"))
                    .priority(8)
                    .campaign(),
            CampaignDraft.of("paid for")
                    .after(Duration.ofMinutes(25))
                    .validFrom(time("10:00"))
                    .percent(10)
                    .budget("5", "EUR")
                    .campaign(),
            CampaignDraft.of("too patient").after(Duration.ofDays(31)).campaign());

    /** Of carts after ten o'clock only Gustav's names a currency. */
    private static final List<ShopEvent> EVENTS = List.of(
            happens(EventName.ADD_TO_CART, "anna", "10:00"),
            happens(EventName.ADD_TO_CART, "ben", "10:00"),
            happens(EventName.BEGIN_CHECKOUT, "ben", "10:05"),
            happens(EventName.ADD_TO_CART, "carl", "10:00"),
            happens(EventName.BEGIN_CHECKOUT, "carl", "10:06"),
            happens(EventName.VIEW_ITEM, "dora", "10:01"),
            happens(EventName.VIEW_ITEM, "dora", "10:02"),
            happens(EventName.VIEW_ITEM, "dora", "10:03"),
            happens(EventName.ADD_TO_CART, "emil", "10:00"),
            Happening.of(EventName.PURCHASE, "bought")
                    .user("emil")
                    .at("10:20")
                    .transaction("t-1", "EUR")
                    .item("mug", "kitchen", "20.00", 1, null)
                    .event(),
            Happening.of(EventName.ADD_TO_CART, "carted")
                    .user("gustav")
                    .at("12:30")
                    .transaction(null, "EUR")
                    .item("lamp", "light", "20.00", 1, null)
                    .event(),
            looksAtTheKettle("hanna", "11:30"),
            looksAtTheKettle("ida", "14:05"),
            looksAtTheKettle("jan", "10:30"),
            Happening.of(EventName.PURCHASE, "tea for two")
                    .user("karl")
                    .at("10:30")
                    .transaction("t-2", "EUR")
                    .item("tea", "drinks")
                    .item("pot", "kitchen")
                    .item("spoon", "kitchen")
                    .event(),
            Happening.of(EventName.ADD_TO_CART, "tea")
                    .user("lena")
                    .at("12:00")
                    .item("tea", "drinks")
                    .event(),
            // Signs in while the cart still waits; the sign-in is no event of a cart.
            visits(EventName.ADD_TO_CART, "v-1", null, "09:00"),
            visits(EventName.VIEW_ITEM, "v-1", "mona", "09:20"),
            // Is reminded before signing in, and not again.
            visits(EventName.ADD_TO_CART, "v-2", null, "09:00"),
            visits(EventName.VIEW_ITEM, "v-2", "nora", "10:30"),
            // Buys as a user what was put into the cart before.
            visits(EventName.ADD_TO_CART, "v-3", null, "09:00"),
            visits(EventName.VIEW_ITEM, "v-3", "olga", "09:30"),
            visits(EventName.PURCHASE, "v-3", null, "09:40"),
            happens(EventName.ADD_TO_CART, "anna", "13:30"),
            happens(EventName.ADD_TO_CART, "fritz", "14:00"),
            happens(EventName.VIEW_ITEM, "zoe", "14:30"));

    /** All topics are read as fast as they come, and one may come late. */
    @ParameterizedTest(name = "seed {0}, {1} last")
    @CsvSource({
        "1, no topic",
        "2, events-source",
        "3, inventory-source",
        "4, catalog-source",
        "5, campaigns-source",
    })
    void actsOnceForEachOccasionInTheOrderOfEventTime(long seed, String last) throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT);
        assertActions(
                run,
                last("events-source", last, morning(seed)),
                last("inventory-source", last, inventory()),
                last("catalog-source", last, catalog()),
                last("campaigns-source", last, Script.empty()));
    }

    private static <T> Script<T> last(String input, String last, Script<T> script) {
        if (!input.equals(last)) {
            return script;
        }
        return script.after(input.equals("events-source") ? "catalog-source" : "events-source");
    }

    private static Script<Decoded<ShopEvent>> morning(long seed) {
        List<ShopEvent> shuffled = new ArrayList<>(EVENTS);
        shuffled.addAll(EVENTS); // Each is sent twice.
        Collections.shuffle(shuffled, new Random(seed));
        Script<Decoded<ShopEvent>> morning = Script.empty();
        for (ShopEvent event : shuffled) {
            morning = morning.record(Decoded.accepted(event), event.eventTime());
        }
        // Fritz waits when the input ends, and nobody knows whether he would have come back.
        return morning.watermark(time("14:40"));
    }

    private static void assertActions(
            PipelineRun run,
            Script<Decoded<ShopEvent>> events,
            Script<Decoded<InventoryMovement>> inventory,
            Script<Decoded<Change<CatalogItem>>> catalog,
            Script<Decoded<Change<Campaign>>> campaigns)
            throws Exception {
        EcommerceInputs inputs = ShopRun.inputs(run, events, inventory, catalog, CAMPAIGNS, campaigns);
        ShopRun shop = ShopRun.between(run, inputs, ShopRun.REPLAY).executed();

        assertThat(shop.actions().values())
                .extracting(CampaignsTest::line)
                .containsExactlyInAnyOrder(
                        "left 2 percent anna 11:00:00Z to be done",
                        "checkout 1 fixed ben 11:05:00Z to be done",
                        "looks 1 recommendation dora 10:03:00Z shadow",
                        "good customer 1 recommendation emil 10:20:00Z to be done",
                        "paid for 1 percent gustav 12:55:00Z to be done",
                        "cheaper 1 recommendation gustav 13:00:00Z to be done",
                        "left 2 percent gustav 13:30:00Z to be done",
                        "is back 1 recommendation hanna 14:00:00Z to be done",
                        "goes with 1 recommendation lena 12:00:00Z to be done",
                        "left 2 percent lena 13:00:00Z to be done",
                        "left 2 percent mona 10:00:00Z to be done",
                        "left 2 percent v-2 10:00:00Z to be done");
        assertThat(shop.actions().values())
                .filteredOn(action -> action.ruleId().equals("goes with"))
                .extracting(Action::subjects)
                .containsExactly(List.of("pot"));
        assertThat(shop.actions().values()).extracting(Action::actionId).doesNotHaveDuplicates();
        assertThat(shop.campaignReceipts().values())
                .filteredOn(receipt -> receipt.result() == DocumentReceipt.Result.REFUSED)
                .extracting(DocumentReceipt::reason)
                .containsExactly("after_seconds is 2678400, but carts are remembered for 2592000 seconds");
        assertThat(shop.campaignReceipts().values()).hasSize(CAMPAIGNS.size());
    }

    /** The kettle is sold out from 11:00 to 14:00; there are pots, and no spoons. */
    private static Script<Decoded<InventoryMovement>> inventory() {
        Script<Decoded<InventoryMovement>> inventory = Script.empty();
        for (Movement movement : List.of(
                Movement.adjustment("m-3", 5).of("kettle", "main").at("14:00"),
                Movement.adjustment("m-2", -1).of("kettle", "main").at("11:00"),
                Movement.receipt("m-1", 1).of("kettle", "main").at("09:00"),
                Movement.receipt("m-4", 1).of("pot", "main").at("09:00"),
                Movement.adjustment("m-5", 0).of("spoon", "main").at("09:00"))) {
            inventory = inventory.record(
                    Decoded.accepted(movement.event()), movement.event().eventTime());
        }
        return inventory;
    }

    private static ShopEvent looksAtTheKettle(String user, String at) {
        return Happening.view("looked" + user)
                .user(user)
                .at(at)
                .item("kettle", "kitchen")
                .event();
    }

    private static Script<Decoded<Change<CatalogItem>>> catalog() {
        return costs(costs(costs(Script.empty(), "13:10", "16.00"), "09:00", "20.00"), "13:00", "17.00");
    }

    private static Script<Decoded<Change<CatalogItem>>> costs(
            Script<Decoded<Change<CatalogItem>>> before, String at, String price) {
        CatalogItem lamp =
                new CatalogItem("c" + at, time(at), "lamp", null, "light", new BigDecimal(price), "EUR", null, null);
        return before.record(Decoded.accepted(new Change<>("lamp", lamp, time(at))), time(at));
    }

    private static String line(Action action) {
        String mark = action.isToBeDone() ? "to be done" : action.shadow() ? "shadow" : "marked";
        return "%s %d %s %s %s %s"
                .formatted(
                        action.ruleId(),
                        action.ruleVersion(),
                        action.type(),
                        action.target(),
                        action.decidedAt().toString().substring(11),
                        mark);
    }

    private static ShopEvent visits(EventName name, String visitor, @Nullable String user, String at) {
        return Happening.of(name, visitor + at)
                .anonymous(visitor)
                .user(user)
                .at(at)
                .transaction(visitor, "EUR")
                .item("cup", "kitchen")
                .event();
    }

    private static ShopEvent happens(EventName name, String user, String at) {
        return Happening.of(name, user + at)
                .user(user)
                .at(at)
                .item("mug", "kitchen")
                .event();
    }
}
