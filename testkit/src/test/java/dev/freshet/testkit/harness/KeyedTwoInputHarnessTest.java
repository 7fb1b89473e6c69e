/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedTwoInputHarnessTest {

    @ParameterizedTest
    @EnumSource
    void joinsBothInputsAcrossARestoreAndAtTheSmallerWatermark(StateStore store) throws Exception {
        KeyedTwoInputHarness<String, String, Integer, String> before =
                KeyedTwoInputHarness.of(store, Price::new, word -> "one", price -> "one", Types.STRING);
        before.second(7, Instant.ofEpochMilli(1));

        try (KeyedTwoInputHarness<String, String, Integer, String> after = before.snapshotAndRestore()) {
            after.first("apple", Instant.ofEpochMilli(2));
            after.firstWatermark(Instant.ofEpochMilli(50));
            assertThat(after.output()).containsExactly("apple costs 7");
            after.secondWatermark(Instant.ofEpochMilli(50));

            assertThat(after.output()).containsExactly("apple costs 7", "forgotten at 12");
            after.endOfInput();
            after.assertNothingLeft();
        }
    }

    private static final class Price extends KeyedCoProcessFunction<String, String, Integer, String> {
        private static final long serialVersionUID = 1L;

        /** The newest price, cleared 10 ms after the last word. */
        private transient ValueState<Integer> price;

        @Override
        public void open(OpenContext context) {
            price = getRuntimeContext().getState(new ValueStateDescriptor<>("price", Types.INT));
        }

        @Override
        public void processElement1(String word, Context context, Collector<String> out) throws Exception {
            out.collect(word + " costs " + price.value());
            context.timerService().registerEventTimeTimer(context.timestamp() + 10);
        }

        @Override
        public void processElement2(Integer newPrice, Context context, Collector<String> out) throws Exception {
            price.update(newPrice);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<String> out) {
            price.clear();
            out.collect("forgotten at " + time);
        }
    }
}
