/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedHarnessTest {

    private static KeyedHarness<String, String, String> remember(StateStore store) throws Exception {
        return KeyedHarness.of(store, Remember::new, word -> word.substring(0, 1), Types.STRING);
    }

    @ParameterizedTest
    @EnumSource
    void countsStateAndTimersUntilTheyAreGone(StateStore store) throws Exception {
        try (KeyedHarness<String, String, String> harness = remember(store)) {
            harness.element("apple", 100);
            harness.element("berry", 200);

            assertThat(harness.stateEntries()).isEqualTo(2);
            assertThat(harness.eventTimeTimers()).isEqualTo(2);
            assertThat(harness.processingTimeTimers()).isEqualTo(2);

            harness.watermark(110);
            assertThat(harness.takeOutput()).containsExactly("apple@110");
            assertThat(harness.stateEntries()).isEqualTo(1);

            harness.processingTime(5);
            assertThat(harness.takeOutput()).containsExactlyInAnyOrder("early a", "early b");

            harness.endOfInput();
            assertThat(harness.output()).containsExactly("berry@210");
            assertThat(harness.sideOutput(Remember.LOUD)).containsExactly("APPLE", "BERRY");
            harness.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void restoresStateAndTimersIntoANewFunction(StateStore store) throws Exception {
        KeyedHarness<String, String, String> before = remember(store);
        before.processingTime(1_000);
        before.element("apple", 100);

        try (KeyedHarness<String, String, String> after = before.snapshotAndRestore()) {
            assertThat(after.processingTime()).isEqualTo(1_000);
            assertThat(after.stateEntries()).isEqualTo(1);
            assertThat(after.timers()).isEqualTo(2);
            after.watermark(110);
            assertThat(after.output()).containsExactly("apple@110");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsLeftBehind(StateStore store) throws Exception {
        try (KeyedHarness<String, String, String> harness = remember(store)) {
            harness.element("apple", 100);

            assertThatThrownBy(harness::assertNothingLeft)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "Left behind: 1 state entries, 1 event-time timers, 1 processing-time timers.");
        }
    }

    @Test
    void keepsWhatWasEmittedThoughTheFunctionChangesItLater() throws Exception {
        try (KeyedHarness<String, String, long[]> harness =
                KeyedHarness.of(StateStore.HEAP, CountInPlace::new, word -> "one", Types.STRING)) {
            harness.element("apple", 100);
            harness.element("berry", 200);

            assertThat(harness.output()).extracting(count -> count[0]).containsExactly(1L, 2L);
            assertThat(harness.sideOutput(CountInPlace.ASIDE))
                    .extracting(count -> count[0])
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void failsWhereATimerReArmsItselfForEver() throws Exception {
        try (KeyedHarness<String, String, String> harness =
                KeyedHarness.of(StateStore.HEAP, ReArming::new, word -> word, Types.STRING)) {
            harness.element("apple", 100);

            assertThatThrownBy(harness::endOfInput)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a timer registers itself again")
                    .hasMessageContaining("At the end of the input (watermark MAX) no timer may re-arm");
        }
    }

    @Test
    void refusesStateThatWouldFallToKryo() {
        assertThatThrownBy(() -> KeyedHarness.of(StateStore.HEAP, Kryo::new, word -> word, Types.STRING))
                .hasMessageContaining("java.util.Optional");
    }

    /** Means "every 10 ms", and forgets that the end of the input is later than any time. */
    private static final class ReArming extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(String word, Context context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(context.timestamp() + 10);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(time + 10);
        }
    }

    /** Emits one object again and again. */
    private static final class CountInPlace extends KeyedProcessFunction<String, String, long[]> {
        private static final OutputTag<long[]> ASIDE =
                new OutputTag<>("aside", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
        private static final long serialVersionUID = 1L;

        private final long[] count = {0};

        @Override
        public void processElement(String word, Context context, Collector<long[]> out) {
            count[0]++;
            out.collect(count);
            context.output(ASIDE, count);
        }
    }

    private static final class Kryo extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getState(new ValueStateDescriptor<>("maybe", Optional.class));
        }

        @Override
        public void processElement(String word, Context context, Collector<String> out) {}
    }
}
