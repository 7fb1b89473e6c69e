/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.entry.Entry;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.ecommerce.campaign.CampaignPipeline;
import dev.freshet.ecommerce.campaign.item.ItemInputs;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.catalog.CatalogPipeline;
import dev.freshet.ecommerce.identity.IdentityOutputs;
import dev.freshet.ecommerce.identity.IdentityPipeline;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.stock.StockBalance;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import dev.freshet.testkit.result.Disorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity and campaigns together: a visitor's cart is the user's from the sign-in on, and nobody is reminded of one silence twice. */
final class CartsOfVisitorsTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-03T00:00:00Z");
    private static final Duration SILENCE = Duration.ofMinutes(30);
    private static final Duration LAG = Duration.ofMinutes(10);
    private static final int MINUTES = 1_200;

    /** Looking, too, so that a sign-in is not always an event of a cart. */
    private static final List<EventName> NAMES = List.of(
            EventName.VIEW_ITEM,
            EventName.VIEW_ITEM,
            EventName.ADD_TO_CART,
            EventName.ADD_TO_CART,
            EventName.ADD_TO_CART,
            EventName.REMOVE_FROM_CART,
            EventName.VIEW_CART,
            EventName.BEGIN_CHECKOUT,
            EventName.PURCHASE);

    private static final List<Campaign> CAMPAIGNS = List.of(
            CampaignDraft.of("left").after(SILENCE).campaign(),
            CampaignDraft.of("rehearsed").after(SILENCE).dryRun().campaign());

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void disorderedInputRemindsAsABatchComputationDoes(RunSettings settings, long seed) throws Exception {
        List<ShopEvent> events = events(seed);
        PipelineRun run = MiniClusterFixture.shared().run(settings);

        Collected<Action> actions =
                actions(run, script(disordered(events, seed)).watermark(END), Script.empty());
        run.execute();

        assertReminders(actions.values(), events, seed);
    }

    @Test
    void aRestoreInBetweenChangesNothing(@TempDir Path directory) throws Exception {
        long seed = 77;
        List<ShopEvent> events = events(seed);
        List<ShopEvent> arrivals = disordered(events, seed);
        RunSettings settings = RunSettings.DEFAULT.withStore(StateStore.ROCKSDB);
        int half = arrivals.size() / 2;

        PipelineRun before = MiniClusterFixture.shared().run(settings);
        Collected<Action> earlier = actions(
                before,
                script(arrivals.subList(0, half)).hold(),
                Script.<Decoded<Change<Campaign>>>empty()
                        .watermark(Instant.ofEpochMilli(Long.MAX_VALUE))
                        .hold());
        Path savepoint = before.executeAndSave(directory.resolve("savepoint"));
        PipelineRun after = MiniClusterFixture.shared().restore(savepoint, settings);
        Collected<Action> later =
                actions(after, script(arrivals.subList(half, arrivals.size())).watermark(END), Script.empty());
        after.execute();

        List<Action> actions = new ArrayList<>(earlier.values());
        actions.addAll(later.values());
        assertReminders(actions, events, seed);
    }

    /** The event and the hand-over of the sign-in before it are told on different ways, and either may come first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatComesBehindTheSignInIsTheUsersAndNobodyElses(boolean objectReuse) throws Exception {
        Script<Decoded<ShopEvent>> events = Script.empty();
        events = happens(events, EventName.ADD_TO_CART, "emptied", null, "10:00");
        events = happens(events, EventName.VIEW_ITEM, "emptied", "anna", "10:30");
        events = happens(events, EventName.VIEW_ITEM, "filled", "ben", "10:30");
        events = events.watermark(Happening.time("10:40"));
        events = happens(events, EventName.REMOVE_FROM_CART, "emptied", null, "10:10");
        events = happens(events, EventName.ADD_TO_CART, "filled", null, "10:15");
        events = events.watermark(Happening.time("10:41")).watermark(END);

        PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT.withObjectReuse(objectReuse));
        Collected<Action> actions = actions(run, events, Script.empty());
        run.execute();

        assertThat(actions.values())
                .filteredOn(action -> !action.dryRun())
                .extracting(action -> action.target() + " " + action.decidedAt())
                .containsExactly("ben 2026-03-02T10:45:00Z");
    }

    private static Script<Decoded<ShopEvent>> happens(
            Script<Decoded<ShopEvent>> before, EventName name, String visitor, @Nullable String user, String at) {
        ShopEvent event = Happening.of(name, visitor + at)
                .anonymous(visitor)
                .user(user)
                .at(at)
                .item("mug", "kitchen")
                .event();
        return before.record(Decoded.accepted(event), event.eventTime());
    }

    private static void assertReminders(List<Action> actions, List<ShopEvent> events, long seed) {
        List<String> expected = new BatchReminders(SILENCE).of(events, START, END);
        assertThat(expected)
                .as("seed %d", seed)
                .anyMatch(reminder -> reminder.startsWith("visitor-"))
                .anyMatch(reminder -> reminder.startsWith("user-"));
        for (Campaign campaign : CAMPAIGNS) {
            assertThat(actions)
                    .as("%s, seed %d", campaign.campaignId(), seed)
                    .filteredOn(action -> action.ruleId().equals(campaign.campaignId()))
                    .extracting(action -> action.target() + " " + action.decidedAt())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(actions).extracting(Action::actionId).doesNotHaveDuplicates();
    }

    /** No more of the job than tells who somebody is, and reminds: nobody's orders are asked for, and nothing becomes of items. */
    private static Collected<Action> actions(
            PipelineRun run, Script<Decoded<ShopEvent>> events, Script<Decoded<Change<Campaign>>> campaigns) {
        Entry<ShopEvent> entry = Entry.of(
                EcommerceTopics.EVENTS,
                run.input("events-source", ContractTypes.decoded(ShopEvent.class), events),
                ShopRun.REPLAY.entry());
        DataStream<Change<CatalogItem>> catalog =
                run.input("catalog", ContractTypes.change(CatalogItem.class), Script.empty());
        BranchedOutputs<ShopEvent> categorized = CatalogPipeline.build(entry.accepted(), catalog, ShopRun.LATENESS);
        IdentityOutputs shoppers = IdentityPipeline.build(categorized, ShopRun.REPLAY.identity());
        CampaignSettings settings = ShopRun.REPLAY.campaigns();
        ControlEntry<Campaign> control = ControlEntry.of(
                EcommerceTopics.CAMPAIGNS,
                ShopRun.campaigns(run, CAMPAIGNS, campaigns),
                CampaignPipeline.check(settings));
        ItemInputs items = new ItemInputs(
                catalog,
                run.input("stock", StockBalance.class, Script.empty()),
                run.input("cart-answers", CartAnswer.class, Script.empty()));
        return run.collect(
                "actions",
                CampaignPipeline.build(
                        CampaignPipeline.watch(shoppers, control, settings),
                        run.input("order-changes", OrderChange.class, Script.empty()),
                        items,
                        control,
                        settings));
    }

    private static Script<Decoded<ShopEvent>> script(List<ShopEvent> arrivals) {
        return Script.arriving(
                arrivals.stream().map(Decoded::accepted).toList(),
                decoded -> Objects.requireNonNull(decoded.value()).eventTime(),
                LAG);
    }

    /** With copies; no event comes behind the watermark, for that may change who a visitor is. */
    private static List<ShopEvent> disordered(List<ShopEvent> events, long seed) {
        return new Disorder(seed, LAG.minusMinutes(1), 0.05).of(events, ShopEvent::eventTime);
    }

    /** Thirty visitors, of whom two share a user, some sign in as two users and some never; and users who are no visitors. */
    private static List<ShopEvent> events(long seed) {
        Random random = new Random(seed);
        List<ShopEvent> events = new ArrayList<>();
        for (int number = 0; number < 900; number++) {
            int visitor = random.nextInt(30);
            String user = "user-" + (random.nextInt(4) == 0 ? visitor : visitor / 2);
            boolean isUser = random.nextInt(5) == 0;
            boolean signsIn = visitor > 5 && random.nextInt(15) == 0;
            events.add(event(number, isUser ? null : "visitor-" + visitor, isUser || signsIn ? user : null, random));
        }
        return events;
    }

    private static ShopEvent event(int number, @Nullable String visitor, @Nullable String user, Random random) {
        return Happening.of(NAMES.get(random.nextInt(NAMES.size())), "e-" + number)
                .anonymous(visitor)
                .user(user)
                .at(START.plus(Duration.ofMinutes(random.nextInt(MINUTES))).toString())
                .transaction("t-" + number, "EUR")
                .item("item-" + random.nextInt(3), "own", "1.00", 1 + random.nextInt(2), null)
                .event();
    }
}
