/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.aggregation.PreAggregateOperator;
import dev.freshet.ecommerce.orders.OrderChange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Product metrics of events and order changes.
 *
 * <pre>
 * each branch of
 * shopper events ── metrics-pre-aggregate-events ─┐
 *                                                 ├─ by subject ── metrics-windows ── by family ── metrics-rates ──→ rows
 * order changes ─── metrics-pre-aggregate-orders ─┘
 * </pre>
 *
 * <p>A subject is an item, a category or the shop; a family a parent with its members in one window. The pre-aggregations
 * stand on the sending side of the shuffle, one per input and branch.
 *
 * <p>Both inputs must keep the promise of the job's entry: nothing comes whose time is more than the allowed lateness
 * behind the watermark. What breaks it is left out and counted.
 */
public final class MetricsPipeline {

    public static final String PRE_AGGREGATE_EVENTS = "metrics-pre-aggregate-events";
    public static final String PRE_AGGREGATE_ORDERS = "metrics-pre-aggregate-orders";
    public static final String WINDOWS = "metrics-windows";
    public static final String RATES = "metrics-rates";

    private MetricsPipeline() {}

    public static DataStream<ProductMetrics> build(
            BranchedOutputs<ShopperEvent> events, DataStream<OrderChange> orderChanges, MetricsSettings settings) {
        ShopCalendar calendar = new ShopCalendar(settings.zone());
        DataStream<Contribution> ofEvents = events.each(
                        PRE_AGGREGATE_EVENTS, branch -> preAggregate(branch, new ShopperActivity(calendar), settings))
                .union();
        DataStream<Contribution> ofOrders =
                named(PRE_AGGREGATE_ORDERS, preAggregate(orderChanges, new OrderActivity(calendar), settings));
        DataStream<FamilyUpdate> updates = named(
                WINDOWS,
                ofEvents.union(ofOrders)
                        .keyBy(Contribution::subject, TypeInformation.of(Subject.class))
                        .process(new MetricsWindowsFunction(settings), TypeInformation.of(FamilyUpdate.class)));
        return named(
                RATES,
                updates.keyBy(FamilyUpdate::family, TypeInformation.of(Family.class))
                        .process(new MetricsRatesFunction(settings), TypeInformation.of(ProductMetrics.class)));
    }

    private static <T> SingleOutputStreamOperator<Contribution> preAggregate(
            DataStream<T> input, ActivitySource<T> source, MetricsSettings settings) {
        return input.transform(
                "metrics-pre-aggregate",
                TypeInformation.of(Contribution.class),
                new PreAggregateOperator<>(() -> new ActivityAggregation<>(source), settings.preAggregation()));
    }

    private static <T> DataStream<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
