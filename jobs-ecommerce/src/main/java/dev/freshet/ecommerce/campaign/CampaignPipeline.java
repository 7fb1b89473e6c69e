/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.common.action.Action;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.control.DocumentCheck;
import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.campaign.decision.CampaignBudgetFunction;
import dev.freshet.ecommerce.campaign.decision.CampaignContestFunction;
import dev.freshet.ecommerce.campaign.decision.CampaignDecision;
import dev.freshet.ecommerce.campaign.item.ItemInputs;
import dev.freshet.ecommerce.campaign.item.ItemNewsFunction;
import dev.freshet.ecommerce.campaign.item.ItemNewsPipeline;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.campaign.shopper.ShopperNews;
import dev.freshet.ecommerce.campaign.shopper.ShopperTriggersFunction;
import dev.freshet.ecommerce.campaign.shopper.SpendTriggersFunction;
import dev.freshet.ecommerce.campaign.shopper.VisitorCartsFunction;
import dev.freshet.ecommerce.campaign.shopper.VisitorNews;
import dev.freshet.ecommerce.identity.IdentityOutputs;
import dev.freshet.ecommerce.orders.OrderChange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Campaigns: from what shoppers do, and what becomes of items, to what is offered.
 *
 * <pre>
 *                                          ┌─ carts and views ── {@link ItemNewsPipeline} ─ item-news ─┐
 * each branch of                           │                                                  │
 * shopper events ── campaign-events ─┬ by shopper ── shopper-triggers ────────────────────────┤
 *     by visitor ─┬ visitor-carts ───┘                                                        │
 * handed over ── campaign-sign-ins                                                            │
 * order changes ────────────────────── by shopper ── spend-triggers ──────────────────────────┴ by shopper ─┐
 *         campaigns in force ── broadcast to shopper-triggers, spend-triggers and item-news                 │
 *                                         actions ←─ campaign-budget ─ by campaign ─ campaign-contest ──────┘
 * </pre>
 *
 * <p>All is decided in event-time order when the watermark passes. The version of a campaign that an occasion has found travels
 * with it to the end, so that one version decides it.
 */
public final class CampaignPipeline {

    static final String CAMPAIGN_EVENTS = "campaign-events";
    static final String CAMPAIGN_SIGN_INS = "campaign-sign-ins";
    static final String VISITOR_CARTS = "visitor-carts";
    static final String SHOPPER_TRIGGERS = "shopper-triggers";
    static final String SPEND_TRIGGERS = "spend-triggers";
    static final String ITEM_NEWS = "item-news";
    static final String CAMPAIGN_CONTEST = "campaign-contest";
    static final String CAMPAIGN_BUDGET = "campaign-budget";

    private CampaignPipeline() {}

    /** What is asked of a document beside the topic's contract. */
    public static DocumentCheck<Campaign> check(CampaignSettings settings) {
        return new CampaignLimits(settings.cartMemory());
    }

    /** Watches shoppers: the first half of the feature, behind which {@linkplain ItemNewsPipeline#questions questions} come up. */
    public static SingleOutputStreamOperator<Triggered> watch(
            IdentityOutputs shoppers, ControlEntry<Campaign> campaigns, CampaignSettings settings) {
        return named(
                SHOPPER_TRIGGERS,
                campaigns.control(
                        news(shoppers, settings).keyBy(ShopperNews::shopper, Types.STRING),
                        new ShopperTriggersFunction(campaigns.initial(), settings),
                        TypeInformation.of(Triggered.class)));
    }

    /**
     * Puts the rest of the feature into a job.
     *
     * @param byEvents whom {@link #watch} watches
     */
    public static DataStream<Action> build(
            SingleOutputStreamOperator<Triggered> byEvents,
            DataStream<OrderChange> changes,
            ItemInputs items,
            ControlEntry<Campaign> campaigns,
            CampaignSettings settings) {
        DataStream<Triggered> bySpend = named(
                SPEND_TRIGGERS,
                campaigns.control(
                        changes.keyBy(OrderChange::shopper, Types.STRING),
                        new SpendTriggersFunction(campaigns.initial(), settings),
                        TypeInformation.of(Triggered.class)));
        DataStream<Triggered> byNews = named(
                ITEM_NEWS,
                campaigns.control(
                        ItemNewsPipeline.build(byEvents, items, settings),
                        new ItemNewsFunction(campaigns.initial()),
                        TypeInformation.of(Triggered.class)));
        return actions(byEvents.union(bySpend, byNews), settings);
    }

    private static DataStream<ShopperNews> news(IdentityOutputs shoppers, CampaignSettings settings) {
        BranchedOutputs<ShopperNews> events = shoppers.events()
                .each(CAMPAIGN_EVENTS, branch -> branch.process(new CampaignEvents())
                        .returns(ShopperNews.class));
        DataStream<VisitorNews> signIns = named(
                CAMPAIGN_SIGN_INS,
                shoppers.handedOver().map(new CampaignSignIns()).returns(VisitorNews.class));
        DataStream<ShopperNews> ofVisitors = named(
                VISITOR_CARTS,
                events.sideOutput(CampaignEvents.OF_VISITORS)
                        .union(signIns)
                        .keyBy(VisitorNews::visitor, Types.STRING)
                        .process(new VisitorCartsFunction(settings), TypeInformation.of(ShopperNews.class)));
        return events.union().union(ofVisitors);
    }

    private static DataStream<Action> actions(DataStream<Triggered> triggered, CampaignSettings settings) {
        DataStream<CampaignDecision> decisions = named(
                CAMPAIGN_CONTEST,
                triggered
                        .keyBy(Triggered::shopper, Types.STRING)
                        .process(new CampaignContestFunction(), TypeInformation.of(CampaignDecision.class)));
        return named(
                CAMPAIGN_BUDGET,
                decisions
                        .keyBy(CampaignDecision::campaignId, Types.STRING)
                        .process(new CampaignBudgetFunction(settings), TypeInformation.of(Action.class)));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
