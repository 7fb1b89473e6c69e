/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.math.BigDecimal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Sums an item's sales and writes the sum when the watermark passes each sale. */
class Total extends KeyedProcessFunction<String, Sale, String> {

    private static final long serialVersionUID = 1L;

    /** The sum so far, never cleared. */
    private transient ValueState<BigDecimal> sum;

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", BigDecimal.class));
    }

    @Override
    public void processElement(Sale sale, Context context, Collector<String> out) throws Exception {
        BigDecimal before = sum.value();
        sum.update(before == null ? sale.amount() : before.add(sale.amount()));
        context.timerService().registerEventTimeTimer(context.timestamp());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
        out.collect(context.getCurrentKey() + " " + sum.value().toPlainString());
    }
}
