/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Collects the words of a key and writes them when its event-time timer fires, 10 ms after each word. */
class Remember extends KeyedProcessFunction<String, String, String> {

    static final OutputTag<String> LOUD = new OutputTag<>("loud", Types.STRING);

    private static final long serialVersionUID = 1L;

    /** Words of the key, cleared when its timer fires. */
    private transient MapState<String, Long> words;

    @Override
    public void open(OpenContext context) {
        words = getRuntimeContext().getMapState(new MapStateDescriptor<>("words", Types.STRING, Types.LONG));
    }

    @Override
    public void processElement(String word, Context context, Collector<String> out) throws Exception {
        words.put(word, context.timestamp());
        context.timerService().registerEventTimeTimer(context.timestamp() + 10);
        context.timerService()
                .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + 5);
        context.output(LOUD, word.toUpperCase(Locale.ROOT));
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            out.collect("early " + context.getCurrentKey());
            return;
        }
        for (String word : words.keys()) {
            out.collect(word + "@" + time);
        }
        words.clear();
    }
}
