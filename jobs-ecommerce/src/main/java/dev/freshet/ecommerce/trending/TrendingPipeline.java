/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.aggregation.PreAggregateOperator;
import dev.freshet.ecommerce.orders.OrderChange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The items of each category that draw the most attention.
 *
 * <pre>
 * each branch of ─┬─ trending-moments ─────────────────────────────────────────────────────┬ by category ── trending ─→ rows
 * shopper events  └─ trending-interests ─┐                                                 │
 * order changes ──── trending-purchases ─┴ by shopper, item ─ trending-cap ─ …-pre-aggregate ┘
 * </pre>
 *
 * <p>Both inputs must keep the promise of the job's entry: nothing comes whose time is more than the allowed lateness behind
 * the watermark.
 */
public final class TrendingPipeline {

    static final String MOMENTS = "trending-moments";
    static final String INTERESTS = "trending-interests";
    static final String PURCHASES = "trending-purchases";
    static final String CAP = "trending-cap";
    static final String PRE_AGGREGATE = "trending-pre-aggregate";
    static final String LISTS = "trending";

    private TrendingPipeline() {}

    public static DataStream<TrendingRow> build(
            BranchedOutputs<ShopperEvent> events, DataStream<OrderChange> orderChanges, TrendingSettings settings) {
        return named(
                LISTS,
                moments(events, settings)
                        .union(gains(draws(events, orderChanges, settings), settings))
                        .keyBy(CategoryAttention::category, Types.STRING)
                        .process(new TrendingFunction(settings), TypeInformation.of(TrendingRow.class)));
    }

    private static DataStream<CategoryAttention> moments(
            BranchedOutputs<ShopperEvent> events, TrendingSettings settings) {
        RefreshInterval refresh = settings.refresh();
        return events.each(
                        MOMENTS,
                        branch -> branch.transform(
                                MOMENTS,
                                TypeInformation.of(CategoryAttention.class),
                                new PreAggregateOperator<>(
                                        () -> new MomentAggregation(refresh), settings.preAggregation())))
                .union();
    }

    private static DataStream<Draw> draws(
            BranchedOutputs<ShopperEvent> events, DataStream<OrderChange> orderChanges, TrendingSettings settings) {
        DataStream<ShopperItemChange> purchases =
                named(PURCHASES, orderChanges.flatMap(new OrderInterests()).returns(ShopperItemChange.class));
        return named(
                CAP,
                events.each(INTERESTS, branch -> branch.flatMap(new EventInterests())
                                .returns(ShopperItemChange.class))
                        .union()
                        .union(purchases)
                        .keyBy(ShopperItemChange::key, TypeInformation.of(ShopperItemKey.class))
                        .process(new ShopperCapFunction(settings), TypeInformation.of(Draw.class)));
    }

    private static DataStream<CategoryAttention> gains(DataStream<Draw> draws, TrendingSettings settings) {
        RefreshInterval refresh = settings.refresh();
        HalfLife halfLife = settings.decay();
        return named(
                PRE_AGGREGATE,
                draws.transform(
                        PRE_AGGREGATE,
                        TypeInformation.of(CategoryAttention.class),
                        new PreAggregateOperator<>(
                                () -> new DrawAggregation(refresh, halfLife), settings.preAggregation())));
    }

    private static <T> DataStream<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
