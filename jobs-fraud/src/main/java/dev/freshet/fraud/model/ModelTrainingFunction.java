/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes a version at the beginning of every UTC day before which something was judged. All examples have one key.
 *
 * <p>Learns from examples in the order of their moments, whatever the order in which they come; one that comes after the watermark has
 * passed midnight counts a day later. At the end of input nothing is learned, because the day is not over.
 */
public final class ModelTrainingFunction extends KeyedProcessFunction<String, Example, ModelVersion> {

    /** The only key. */
    public static final String KEY = "model";

    private static final long serialVersionUID = 1L;

    private final Learner learner;

    /** Examples of the day, by the midnight that ends it; cleared then. As many as transactions are learned from in a day. */
    private transient WaitingState<Example> examples;

    /** All that was learned; one, kept for good. Its size depends on the number of columns only. */
    private transient ValueState<Knowledge> knowledge;

    public ModelTrainingFunction(Learner learner) {
        this.learner = learner;
    }

    @Override
    public void open(OpenContext context) {
        examples = new WaitingState<>(getRuntimeContext(), "examples", Types.POJO(Example.class));
        knowledge = getRuntimeContext().getState(new ValueStateDescriptor<>("knowledge", Types.POJO(Knowledge.class)));
    }

    @Override
    public void processElement(Example example, Context context, Collector<ModelVersion> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (EndOfInput.reached(context.timerService())) {
            return;
        }
        long judgedAt = context.timestamp();
        long midnight = UtcDay.midnight(watermark < judgedAt ? judgedAt : watermark + 1);
        if (examples.add(midnight, example)) {
            context.timerService().registerEventTimeTimer(midnight);
        }
    }

    @Override
    public void onTimer(long midnight, OnTimerContext context, Collector<ModelVersion> out) throws Exception {
        List<Example> judged =
                examples.take(midnight).stream().sorted(Example.ORDER).toList();
        if (EndOfInput.reached(context.timerService())) {
            return;
        }
        Knowledge learned = learner.learn(knowledge.value(), judged);
        knowledge.update(learned);
        out.collect(ModelVersion.of(UtcDay.of(Instant.ofEpochMilli(midnight)), learned, judged));
    }
}
