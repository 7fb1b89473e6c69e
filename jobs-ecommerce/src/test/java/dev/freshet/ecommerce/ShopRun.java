/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.funnel.FunnelSettings;
import dev.freshet.ecommerce.identity.IdentitySettings;
import dev.freshet.ecommerce.metrics.MetricsSettings;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrdersSettings;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.ecommerce.stock.StockSettings;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.TogetherSettings;
import dev.freshet.ecommerce.trending.TrendingRow;
import dev.freshet.ecommerce.trending.TrendingSettings;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The whole pipeline on a local cluster, between scripted inputs and collected outputs. Its sources have the uids of the
 * real ones.
 */
record ShopRun(
        PipelineRun run,
        Collected<OrderRow> orders,
        Collected<ProductMetrics> metrics,
        Collected<FunnelRow> funnel,
        Collected<TrendingRow> trending,
        Collected<BoughtTogetherRow> boughtTogether,
        Collected<StockRow> stock,
        Collected<Alert> alerts,
        Collected<Action> actions,
        Collected<ShopEvent> late,
        Collected<InventoryMovement> lateMovements,
        Collected<Rejection> rejectedEvents,
        Collected<Rejection> rejectedMovements,
        Collected<Rejection> rejectedCatalog,
        Collected<DocumentReceipt> campaignReceipts,
        Collected<Rejection> rejectedCampaigns) {

    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);
    static final Duration LATENESS = Duration.ofHours(1);

    private static final PreAggregationSettings PRE_AGGREGATION = PreAggregationSettings.defaults();

    /** The defaults, but without early rows: when they come is a matter of the wall clock. */
    static final EcommerceSettings SETTINGS = settings(CampaignHarness.SETTINGS);

    /** The same of a replay, where no topic is waited for too briefly. */
    static final EcommerceSettings REPLAY = settings(new CampaignSettings(
            Duration.ofDays(30),
            Duration.ofHours(24),
            Duration.ofDays(365),
            Duration.ofDays(30),
            16_000,
            3,
            Duration.ZERO,
            LATENESS));

    private static EcommerceSettings settings(CampaignSettings campaigns) {
        return new EcommerceSettings(
                new EntrySettings(LATENESS, LATENESS),
                new IdentitySettings(Duration.ofDays(90), LATENESS, Duration.ofHours(24), 1_000),
                new OrdersSettings(Duration.ofDays(7), Duration.ofDays(90), LATENESS),
                new MetricsSettings(ZoneOffset.UTC, LATENESS, Duration.ZERO, BigDecimal.valueOf(20), PRE_AGGREGATION),
                new FunnelSettings(
                        ZoneOffset.UTC,
                        Duration.ofHours(24),
                        Duration.ofHours(24),
                        LATENESS,
                        Duration.ZERO,
                        PRE_AGGREGATION),
                TrendingSettings.defaults(),
                TogetherSettings.defaults(),
                new StockSettings("main", Duration.ofDays(7), LATENESS, PRE_AGGREGATION),
                campaigns);
    }

    /** Connects, and does not execute. Nothing happens to stock. */
    static ShopRun of(
            PipelineRun run, Script<Decoded<ShopEvent>> events, Script<Decoded<Change<CatalogItem>>> catalog) {
        return of(run, events, Script.empty(), catalog);
    }

    /** Connects, and does not execute. There are no campaigns. */
    static ShopRun of(
            PipelineRun run,
            Script<Decoded<ShopEvent>> events,
            Script<Decoded<InventoryMovement>> inventory,
            Script<Decoded<Change<CatalogItem>>> catalog) {
        return of(run, events, inventory, catalog, List.of(), Script.empty());
    }

    /**
     * The same with campaigns.
     *
     * @param lay what lay in their topic at submission
     */
    static ShopRun of(
            PipelineRun run,
            Script<Decoded<ShopEvent>> events,
            Script<Decoded<InventoryMovement>> inventory,
            Script<Decoded<Change<CatalogItem>>> catalog,
            List<Campaign> lay,
            Script<Decoded<Change<Campaign>>> campaigns) {
        return between(run, inputs(run, events, inventory, catalog, lay, campaigns), SETTINGS);
    }

    static EcommerceInputs inputs(
            PipelineRun run,
            Script<Decoded<ShopEvent>> events,
            Script<Decoded<InventoryMovement>> inventory,
            Script<Decoded<Change<CatalogItem>>> catalog,
            List<Campaign> lay,
            Script<Decoded<Change<Campaign>>> campaigns) {
        return new EcommerceInputs(
                run.input("events-source", ContractTypes.decoded(ShopEvent.class), events),
                run.input("inventory-source", ContractTypes.decoded(InventoryMovement.class), inventory),
                run.input("catalog-source", ContractTypes.decodedChange(CatalogItem.class), catalog),
                campaigns(run, lay, campaigns));
    }

    static ControlInput<Campaign> campaigns(
            PipelineRun run, List<Campaign> lay, Script<Decoded<Change<Campaign>>> campaigns) {
        ControlSnapshot<Campaign> snapshot = ControlSnapshot.of(
                EcommerceTopics.CAMPAIGNS, run.environment().getConfig().getSerializerConfig());
        snapshot.fill(lay.stream().map(ShopRun::document).toList());
        return new ControlInput<>(
                snapshot, run.input("campaigns-source", ContractTypes.decodedChange(Campaign.class), campaigns));
    }

    static Decoded<Change<Campaign>> document(Campaign campaign) {
        return Decoded.accepted(new Change<>(campaign.campaignId(), campaign, campaign.eventTime()));
    }

    /** The same between inputs of one's own. */
    static ShopRun between(PipelineRun run, EcommerceInputs inputs, EcommerceSettings settings) {
        EcommerceOutputs outputs = EcommercePipeline.build(inputs, settings);
        return new ShopRun(
                run,
                run.collect("orders-sink", outputs.orders()),
                run.collect("metrics-sink", outputs.productMetrics()),
                run.collect("funnel-sink", outputs.funnel()),
                run.collect("trending-sink", outputs.trending()),
                run.collect("bought-together-sink", outputs.boughtTogether()),
                run.collect("stock-sink", outputs.stock()),
                run.collect("alerts-sink", outputs.alerts()),
                run.collect("actions-sink", outputs.actions()),
                run.collect("late-sink", outputs.lateEvents()),
                run.collect("late-movements-sink", outputs.lateMovements()),
                run.collect("rejected-events-sink", outputs.rejectedEvents()),
                run.collect("rejected-movements-sink", outputs.rejectedMovements()),
                run.collect("rejected-catalog-sink", outputs.rejectedCatalog()),
                run.collect("campaign-receipts-sink", outputs.campaignReceipts()),
                run.collect("rejected-campaigns-sink", outputs.rejectedCampaigns()));
    }

    ShopRun executed() throws Exception {
        run.execute();
        return this;
    }
}
