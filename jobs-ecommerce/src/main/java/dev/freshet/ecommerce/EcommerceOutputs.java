/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.launch.JobStreams;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.trending.TrendingRow;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job writes.
 *
 * @param orders revisions of order rows
 * @param productMetrics revisions of windows per item, category and shop
 * @param funnel revisions of how far the shoppers of an hour or day came
 * @param trending revisions of the items of each category that draw the most attention
 * @param boughtTogether revisions of what is bought together with each item
 * @param stock revisions of rows per item and location
 * @param alerts about stock, that begin and end
 * @param actions offers to shoppers
 * @param lateEvents events behind the allowed lateness, which count nowhere
 * @param lateMovements movements behind it, which move nothing
 * @param rejectedEvents records of the event topic that break its contract
 * @param rejectedMovements records of the inventory topic that break its contract
 * @param rejectedCatalog records of the catalog topic that break its contract
 * @param campaignReceipts what became of each campaign document
 * @param rejectedCampaigns records of the campaign topic that break its contract
 */
public record EcommerceOutputs(
        DataStream<OrderRow> orders,
        DataStream<ProductMetrics> productMetrics,
        DataStream<FunnelRow> funnel,
        DataStream<TrendingRow> trending,
        DataStream<BoughtTogetherRow> boughtTogether,
        DataStream<StockRow> stock,
        DataStream<Alert> alerts,
        DataStream<Action> actions,
        DataStream<ShopEvent> lateEvents,
        DataStream<InventoryMovement> lateMovements,
        DataStream<Rejection> rejectedEvents,
        DataStream<Rejection> rejectedMovements,
        DataStream<Rejection> rejectedCatalog,
        DataStream<DocumentReceipt> campaignReceipts,
        DataStream<Rejection> rejectedCampaigns) {

    void writeTo(JobStreams streams) {
        streams.write(EcommerceTopics.ORDERS, orders);
        streams.write(EcommerceTopics.PRODUCT_METRICS, productMetrics);
        streams.write(EcommerceTopics.FUNNEL, funnel);
        streams.write(EcommerceTopics.TRENDING, trending);
        streams.write(EcommerceTopics.BOUGHT_TOGETHER, boughtTogether);
        streams.write(EcommerceTopics.STOCK, stock);
        streams.write(EcommerceTopics.ALERTS, alerts);
        streams.write(EcommerceTopics.ACTIONS, actions);
        streams.writeLate(EcommerceTopics.EVENTS, lateEvents);
        streams.writeLate(EcommerceTopics.INVENTORY, lateMovements);
        streams.writeDeadLetters(EcommerceTopics.EVENTS, rejectedEvents);
        streams.writeDeadLetters(EcommerceTopics.INVENTORY, rejectedMovements);
        streams.writeDeadLetters(EcommerceTopics.CATALOG, rejectedCatalog);
        streams.writeReceipts(EcommerceTopics.CAMPAIGNS, campaignReceipts);
        streams.writeDeadLetters(EcommerceTopics.CAMPAIGNS, rejectedCampaigns);
    }
}
