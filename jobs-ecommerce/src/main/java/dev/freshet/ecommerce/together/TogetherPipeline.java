/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.aggregation.PreAggregateOperator;
import dev.freshet.ecommerce.orders.OrderChange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What is bought together with each item.
 *
 * <pre>
 *                  questions of carts ── bought-together-questions ── by item ────────────────────────┬ bought-together → rows
 * order changes ── bought-together-pre-aggregate ─┬─ bought-together-items ── by item ────────────────┤                 → answers
 *                                                 └─ bought-together-added ── by item ─ …-totals ─ to all ┘
 * </pre>
 */
public final class TogetherPipeline {

    static final String PRE_AGGREGATE = "bought-together-pre-aggregate";
    static final String ITEMS = "bought-together-items";
    static final String QUESTIONS = "bought-together-questions";
    static final String ADDED = "bought-together-added";
    static final String TOTALS = "bought-together-totals";
    static final String LISTS = "bought-together";

    private TogetherPipeline() {}

    public static TogetherOutputs build(
            DataStream<OrderChange> orderChanges, DataStream<CartQuestion> cartQuestions, TogetherSettings settings) {
        RefreshInterval refresh = settings.refresh();
        DataStream<BasketCounts> counts = named(
                PRE_AGGREGATE,
                orderChanges.transform(
                        PRE_AGGREGATE,
                        TypeInformation.of(BasketCounts.class),
                        new PreAggregateOperator<>(() -> new BasketAggregation(refresh), settings.preAggregation())));
        TypeInformation<ListInput> inputs = TypeInformation.of(ListInput.class);
        SingleOutputStreamOperator<BoughtTogetherRow> lists = named(
                LISTS,
                named(ITEMS, counts.flatMap(new CountsOfItems()).returns(inputs))
                        .union(named(QUESTIONS, cartQuestions.map(ListInput::of, inputs)))
                        .keyBy(ListInput::itemId, Types.STRING)
                        .connect(totals(counts).broadcast(BoughtTogetherFunction.TOTALS))
                        .process(new BoughtTogetherFunction(settings), TypeInformation.of(BoughtTogetherRow.class)));
        return new TogetherOutputs(lists, lists.getSideOutput(BoughtTogetherFunction.ANSWERS));
    }

    private static DataStream<ItemOrders> totals(DataStream<BasketCounts> counts) {
        return named(
                TOTALS,
                named(ADDED, counts.map(OrdersAdded::of, TypeInformation.of(OrdersAdded.class)))
                        .keyBy(OrdersAdded::itemId, Types.STRING)
                        .process(new ItemOrdersFunction(), TypeInformation.of(ItemOrders.class)));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
