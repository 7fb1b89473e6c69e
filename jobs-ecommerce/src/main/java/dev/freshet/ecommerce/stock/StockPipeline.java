/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.aggregation.PreAggregateOperator;
import dev.freshet.ecommerce.catalog.CatalogJoinOperator;
import dev.freshet.ecommerce.orders.OrdersOutputs;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Stock per item and location, and alerts about it.
 *
 * <pre>
 * movements ── stock-movements ─┬──────────────── of no reservation ─────────────┐
 *                               └─ by reservation ── stock-reservations ─ effects ┴ by item ─┐
 * catalog ── stock-reorder-points ──────────────────────────────────────────────── by item ─┴ stock ─┬→ alerts
 *                                                                by item and location ── balances ───┘
 * order changes ── stock-sales ────────────┐                                             │
 * order rows ── stock-superseded-sales ────┴────────────────── by item and location ─────┴ stock-rows ─→ rows
 * </pre>
 *
 * <p>Three inputs meet, and this is who may hold whom back. The time of alerts is that of the movements, or the catalog's while
 * that is active and behind ({@link CatalogJoinOperator}): an alert is decided when the watermark has passed it. Sales decide no
 * alert and hold nothing back; in the rows they are counted as they come ({@link StockRowsOperator}), added up by item and location
 * before the shuffle.
 */
public final class StockPipeline {

    static final String MOVEMENTS = "stock-movements";
    static final String RESERVATIONS = "stock-reservations";
    static final String REORDER_POINTS = "stock-reorder-points";
    static final String STOCK = "stock";
    static final String SALES = "stock-sales";
    static final String SUPERSEDED_SALES = "stock-superseded-sales";
    static final String ROWS = "stock-rows";

    private StockPipeline() {}

    /**
     * Puts the feature into a job.
     *
     * @param movements none later than the allowed lateness, each once
     * @param catalog from its beginning, in the order of the topic per item
     */
    public static StockOutputs build(
            DataStream<InventoryMovement> movements,
            DataStream<Change<CatalogItem>> catalog,
            OrdersOutputs orders,
            StockSettings settings) {
        DataStream<ReorderVersion> reorderPoints = catalog.map(ReorderVersion::of)
                .returns(ReorderVersion.class)
                .name(REORDER_POINTS)
                .uid(REORDER_POINTS);
        SingleOutputStreamOperator<StockBalance> balances = effects(movements, settings)
                .keyBy(StockEffects::itemId, Types.STRING)
                .connect(reorderPoints.keyBy(ReorderVersion::itemId, Types.STRING))
                .transform(STOCK, Types.POJO(StockBalance.class), new CatalogJoinOperator<>(new StockFunction()))
                .name(STOCK)
                .uid(STOCK);
        SingleOutputStreamOperator<StockRow> rows = balances.keyBy(StockBalance::key, Types.POJO(ItemAtLocation.class))
                .connect(sales(orders, settings).keyBy(ItemSales::key, Types.POJO(ItemAtLocation.class)))
                .transform(ROWS, Types.POJO(StockRow.class), new StockRowsOperator(settings.salesHalfLife()))
                .name(ROWS)
                .uid(ROWS);
        return new StockOutputs(rows, balances, balances.getSideOutput(StockFunction.ALERTS));
    }

    private static DataStream<StockEffects> effects(DataStream<InventoryMovement> movements, StockSettings settings) {
        SingleOutputStreamOperator<StockEffects> ofNoReservation = movements
                .process(new StockMovements())
                .returns(StockEffects.class)
                .name(MOVEMENTS)
                .uid(MOVEMENTS);
        DataStream<StockEffects> ofReservations = ofNoReservation
                .getSideOutput(StockMovements.OF_RESERVATIONS)
                .keyBy(ReservationKey::of, Types.POJO(ReservationKey.class))
                .process(new ReservationsFunction(settings.allowedLateness()))
                .returns(StockEffects.class)
                .name(RESERVATIONS)
                .uid(RESERVATIONS);
        return ofNoReservation.union(ofReservations);
    }

    private static DataStream<ItemSales> sales(OrdersOutputs orders, StockSettings settings) {
        String location = settings.defaultLocation();
        return added(SALES, orders.changes(), new StockSales(location), settings)
                .union(added(SUPERSEDED_SALES, orders.rows(), new SupersededSales(location), settings));
    }

    private static <T> DataStream<ItemSales> added(
            String name, DataStream<T> orders, SalesSource<T> source, StockSettings settings) {
        SalesRate rate = new SalesRate(settings.salesHalfLife());
        return orders.transform(
                        name,
                        Types.POJO(ItemSales.class),
                        new PreAggregateOperator<>(
                                () -> new SalesAggregation<>(source, rate), settings.preAggregation()))
                .name(name)
                .uid(name);
    }
}
