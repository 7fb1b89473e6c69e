/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.entry.Entry;
import dev.freshet.common.entry.ReferenceEntry;
import dev.freshet.ecommerce.campaign.CampaignPipeline;
import dev.freshet.ecommerce.campaign.item.ItemInputs;
import dev.freshet.ecommerce.campaign.item.ItemNewsPipeline;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.catalog.CatalogPipeline;
import dev.freshet.ecommerce.funnel.FunnelPipeline;
import dev.freshet.ecommerce.identity.IdentityOutputs;
import dev.freshet.ecommerce.identity.IdentityPipeline;
import dev.freshet.ecommerce.metrics.MetricsPipeline;
import dev.freshet.ecommerce.orders.OrdersOutputs;
import dev.freshet.ecommerce.orders.OrdersPipeline;
import dev.freshet.ecommerce.stock.StockOutputs;
import dev.freshet.ecommerce.stock.StockPipeline;
import dev.freshet.ecommerce.together.TogetherOutputs;
import dev.freshet.ecommerce.together.TogetherPipeline;
import dev.freshet.ecommerce.trending.TrendingPipeline;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * A shop's events and movements of goods, turned into orders, product metrics, a funnel, lists, stock and offers.
 *
 * <pre>
 * events ──── entry ── categories ── identity ─┬─ orders ─┬─────────────→ orders
 *                      │                       │          ├─ changes ─┬ together ──→ bought together
 *                      │                       ├──────────│───────────┼ trending ──→ trending
 * catalog ─────────────┤                       ├──────────│───────────┼ metrics ───→ product metrics
 *                      │                       ├──────────│───────────│ funnel ────→ funnel
 *                      │                       └──────────│───────────┴ campaigns ─→ actions
 * campaigns ─ lifecycle ─┬─ in force ── broadcast ────────│─────────────┘
 *                      │ └─────────────────────────────── │ ───────────────────────→ receipts
 *                      └─────────────────────────┐        │
 * inventory ─ entry ─────────────────────────── stock ────┴─ sales ────────────────→ stock, alerts
 * </pre>
 *
 * <p>Campaigns also look at the catalog's prices, at stock and at what is bought together ({@link ItemInputs}): lines that
 * would cross all others.
 *
 * <p>Each entry sends aside what is late, and each input what is rejected.
 *
 * <p>Categories and identity let most events straight through and hand on the rest when they know more; these branches stay
 * apart until the next shuffle ({@link BranchedOutputs}).
 *
 * <p>Everything behind the entry takes events in any order within the allowed lateness, and its rows do not depend on it.
 * Actions are decided in the order of event time, once.
 */
public final class EcommercePipeline {

    private EcommercePipeline() {}

    /** Builds the job between its inputs and outputs. Knows no Kafka, reads no clock, executes nothing. */
    public static EcommerceOutputs build(EcommerceInputs inputs, EcommerceSettings settings) {
        Entry<ShopEvent> events = Entry.of(EcommerceTopics.EVENTS, inputs.events(), settings.entry());
        Entry<InventoryMovement> movements = Entry.of(EcommerceTopics.INVENTORY, inputs.inventory(), settings.entry());
        ReferenceEntry<CatalogItem> catalog = ReferenceEntry.of(EcommerceTopics.CATALOG, inputs.catalog());

        BranchedOutputs<ShopEvent> categorized = CatalogPipeline.build(
                events.accepted(), catalog.changes(), settings.entry().allowedLateness());
        IdentityOutputs shoppers = IdentityPipeline.build(categorized, settings.identity());
        OrdersOutputs orders = OrdersPipeline.build(shoppers.events(), shoppers.corrections(), settings.orders());
        StockOutputs stock = StockPipeline.build(movements.accepted(), catalog.changes(), orders, settings.stock());

        ControlEntry<Campaign> campaigns = ControlEntry.of(
                EcommerceTopics.CAMPAIGNS, inputs.campaigns(), CampaignPipeline.check(settings.campaigns()));
        SingleOutputStreamOperator<Triggered> watched =
                CampaignPipeline.watch(shoppers, campaigns, settings.campaigns());
        TogetherOutputs together =
                TogetherPipeline.build(orders.changes(), ItemNewsPipeline.questions(watched), settings.together());

        return new EcommerceOutputs(
                orders.rows(),
                MetricsPipeline.build(shoppers.events(), orders.changes(), settings.metrics()),
                FunnelPipeline.build(shoppers.events(), shoppers.handedOver(), settings.funnel()),
                TrendingPipeline.build(shoppers.events(), orders.changes(), settings.trending()),
                together.rows(),
                stock.rows(),
                stock.alerts(),
                CampaignPipeline.build(
                        watched,
                        orders.changes(),
                        new ItemInputs(catalog.changes(), stock.balances(), together.answers()),
                        campaigns,
                        settings.campaigns()),
                events.late(),
                movements.late(),
                events.rejected(),
                movements.rejected(),
                catalog.rejected(),
                campaigns.receipts(),
                campaigns.rejected());
    }
}
