/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WaitingStateTest {

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void valuesComeOutAtTheirInstantInTheOrderInWhichTheyCame(StateStore store) throws Exception {
        KeyedHarness<String, Integer, Integer> harness = harness(store);
        List<Integer> values =
                IntStream.range(0, 3 * WaitingChunk.SIZE + 1).boxed().toList();
        values.forEach(value -> harness.element(value, 2_000));
        harness.element(-1, 1_000);

        harness.watermark(1_999);
        List<Integer> before = harness.takeOutput();
        harness.watermark(2_000);

        assertThat(before).containsExactly(-1);
        assertThat(harness.takeOutput()).containsExactlyElementsOf(values);
        harness.assertNothingLeft();
        harness.close();
    }

    @Test
    void noValueOfTheStateGrowsWithTheNumberThatWait() throws Exception {
        KeyedHarness<String, Integer, Integer> harness = harness(StateStore.ROCKSDB);

        IntStream.range(0, 10 * WaitingChunk.SIZE).forEach(value -> harness.element(value, 1_000));

        assertThat(harness.stateEntries()).isEqualTo(10 + 1);
        harness.close();
    }

    @Test
    void aSnapshotKeepsThemAndTheirOrder() throws Exception {
        List<Integer> values = IntStream.range(0, 2 * WaitingChunk.SIZE).boxed().toList();
        List<Integer> early = new ArrayList<>(values.subList(0, WaitingChunk.SIZE + 1));
        List<Integer> late = values.subList(early.size(), values.size());
        KeyedHarness<String, Integer, Integer> harness = harness(StateStore.ROCKSDB);
        early.forEach(value -> harness.element(value, 1_000));

        KeyedHarness<String, Integer, Integer> restored = harness.snapshotAndRestore();
        late.forEach(value -> restored.element(value, 1_000));
        restored.watermark(1_000);

        assertThat(restored.output()).containsExactlyElementsOf(values);
        restored.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whoeverTakesOfALeapOfTheWatermarkKnowsTheLast(StateStore store) throws Exception {
        KeyedHarness<String, Integer, Long> harness =
                KeyedHarness.of(store, WaitingForTheLast::new, value -> "key", Types.STRING);
        harness.element(1, 1_000);
        harness.element(2, 2_000);
        harness.element(3, 2_001);

        harness.watermark(2_000);
        assertThat(harness.takeOutput()).containsExactly(2_000L);
        harness.watermark(2_001);

        assertThat(harness.takeOutput()).containsExactly(2_001L);
        harness.close();
    }

    private static KeyedHarness<String, Integer, Integer> harness(StateStore store) throws Exception {
        return KeyedHarness.of(store, Waiting::new, value -> "key", Types.STRING);
    }

    /** Lets every value wait for its own time. */
    private static final class Waiting extends KeyedProcessFunction<String, Integer, Integer> {

        private static final long serialVersionUID = 1L;

        private transient WaitingState<Integer> waiting;

        @Override
        public void open(OpenContext context) {
            waiting = new WaitingState<>(getRuntimeContext(), "waiting", Types.INT);
        }

        @Override
        public void processElement(Integer value, Context context, Collector<Integer> out) throws Exception {
            if (waiting.add(context.timestamp(), value)) {
                context.timerService().registerEventTimeTimer(context.timestamp());
            }
        }

        @Override
        public void onTimer(long now, OnTimerContext context, Collector<Integer> out) throws Exception {
            waiting.take(now).forEach(out::collect);
        }
    }

    /** Tells the instants behind which nothing waits that the watermark has passed. */
    private static final class WaitingForTheLast extends KeyedProcessFunction<String, Integer, Long> {

        private static final long serialVersionUID = 1L;

        private transient WaitingState<Integer> waiting;

        @Override
        public void open(OpenContext context) {
            waiting = new WaitingState<>(getRuntimeContext(), "waiting", Types.INT);
        }

        @Override
        public void processElement(Integer value, Context context, Collector<Long> out) throws Exception {
            waiting.add(context.timestamp(), value);
            context.timerService().registerEventTimeTimer(context.timestamp());
        }

        @Override
        public void onTimer(long now, OnTimerContext context, Collector<Long> out) throws Exception {
            waiting.take(now);
            if (!waiting.hasUntil(context.timerService().currentWatermark())) {
                out.collect(now);
            }
        }
    }
}
