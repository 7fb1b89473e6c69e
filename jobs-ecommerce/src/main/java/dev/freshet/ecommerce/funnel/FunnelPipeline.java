/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.aggregation.PreAggregateOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The ordered funnel of all shoppers.
 *
 * <pre>
 * each branch of
 * shopper events ── funnel-steps ──┬ by shopper ── funnel-shoppers ── funnel-pre-aggregate ── by window ── funnel-rows ──→ rows
 * handed over ── funnel-transfers ─┘
 * </pre>
 *
 * <p>The input must keep the promise of the job's entry: nothing comes whose time is more than the allowed lateness behind the
 * watermark. What breaks it is left out and counted.
 */
public final class FunnelPipeline {

    static final String STEPS = "funnel-steps";
    static final String TRANSFERS = "funnel-transfers";
    static final String SHOPPERS = "funnel-shoppers";
    static final String PRE_AGGREGATE = "funnel-pre-aggregate";
    static final String ROWS = "funnel-rows";

    private FunnelPipeline() {}

    /**
     * Puts the feature into a job.
     *
     * @param handedOver visitors who turned out to be users
     */
    public static DataStream<FunnelRow> build(
            BranchedOutputs<ShopperEvent> events, DataStream<HandedOver> handedOver, FunnelSettings settings) {
        DataStream<ShopperStep> transfers =
                named(TRANSFERS, handedOver.flatMap(new TransferredSteps()).returns(ShopperStep.class));
        DataStream<FunnelChange> changes = named(
                SHOPPERS,
                events.each(STEPS, branch -> branch.flatMap(new FunnelSteps()).returns(ShopperStep.class))
                        .union()
                        .union(transfers)
                        .keyBy(ShopperStep::shopper, Types.STRING)
                        .process(new ShopperFunnelFunction(settings), TypeInformation.of(FunnelChange.class)));
        DataStream<FunnelGain> gains = named(
                PRE_AGGREGATE,
                changes.transform(
                        PRE_AGGREGATE,
                        TypeInformation.of(FunnelGain.class),
                        new PreAggregateOperator<>(FunnelAggregation::new, settings.preAggregation())));
        return named(
                ROWS,
                gains.keyBy(FunnelGain::window, TypeInformation.of(FunnelWindow.class))
                        .process(new FunnelRowsFunction(settings), TypeInformation.of(FunnelRow.class)));
    }

    private static <T> DataStream<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
