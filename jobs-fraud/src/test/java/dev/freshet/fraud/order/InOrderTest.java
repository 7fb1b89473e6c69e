/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InOrderTest {

    private static final String KEY = "anna";

    private InputOrder order = InputOrder.EVENT_TIME;
    private KeyedHarness<String, Moment, String> harness = harness(StateStore.ROCKSDB);

    InOrderTest() throws Exception {}

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void byEventTimeWhatHappenedFirstIsTakenFirst(StateStore store) throws Exception {
        begin(store);
        comes("10:00:02", "a");
        comes("10:00:01", "b");
        comes("2026-03-02T10:00:00.000000002Z", "c");
        comes("2026-03-02T10:00:00.000000001Z", "d");

        passes("10:00:01");

        assertThat(harness.takeOutput()).containsExactly("d", "c", "b");
        passes("10:00:02");
        assertThat(harness.takeOutput()).containsExactly("a");
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeIdsDecideOfOneInstantAsText() throws Exception {
        comes("10:00", "2");
        comes("10:00", "B");
        comes("10:00", "10");
        comes("10:00", "a");

        passes("10:00");

        assertThat(harness.output()).containsExactly("10", "2", "B", "a");
    }

    @Test
    void byEventTimeWhatTheWatermarkHasPassedIsTakenAtOnce() throws Exception {
        passes("10:00");

        comes("10:00", "at the watermark");
        comes("09:00", "before it");
        comes("2026-03-02T10:00:00.001Z", "after it");

        assertThat(harness.output()).containsExactly("at the watermark", "before it");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void byArrivalNothingWaits(StateStore store) throws Exception {
        order = InputOrder.ARRIVAL;
        begin(store);

        comes("10:02", "a");
        comes("10:01", "b");

        assertThat(harness.output()).containsExactly("a", "b");
        harness.assertNothingLeft();
    }

    @Test
    void whatWaitsIsDueAtTheEndOfTheInput() throws Exception {
        comes("10:02", "a");
        comes("10:01", "b");

        harness.endOfInput();

        assertThat(harness.output()).containsExactly("b", "a");
        harness.assertNothingLeft();
    }

    @Test
    void whatWaitsInASavepointIsTakenInTheOrderOfArrivalToo() throws Exception {
        comes("10:02", "a");
        comes("10:01", "b");
        order = InputOrder.ARRIVAL;

        harness = harness.snapshotAndRestore();
        comes("10:03", "c");
        passes("10:02");

        assertThat(harness.output()).containsExactly("c", "b", "a");
        harness.assertNothingLeft();
    }

    private void begin(StateStore store) throws Exception {
        harness.close();
        harness = harness(store);
    }

    private KeyedHarness<String, Moment, String> harness(StateStore store) throws Exception {
        return KeyedHarness.of(store, () -> new Ordered(order), moment -> KEY, Types.STRING);
    }

    private void comes(String clock, String id) {
        harness.element(Clocks.moment(clock, id), Clocks.time(clock));
    }

    private void passes(String clock) {
        harness.watermark(Clocks.time(clock));
    }

    /** Tells the ids of moments in the order in which it takes them. */
    private static final class Ordered extends KeyedProcessFunction<String, Moment, String> {

        private static final long serialVersionUID = 1L;

        private final InputOrder order;
        private transient InOrder<Moment> inOrder;

        private Ordered(InputOrder order) {
            this.order = order;
        }

        @Override
        public void open(OpenContext context) {
            inOrder = new InOrder<>(
                    getRuntimeContext(), "waiting", Types.POJO(Moment.class), order, Comparator.naturalOrder());
        }

        @Override
        public void processElement(Moment moment, Context context, Collector<String> out) throws Exception {
            if (inOrder.accept(moment, moment.at(), context.timerService())) {
                out.collect(moment.id());
            }
        }

        @Override
        public void onTimer(long now, OnTimerContext context, Collector<String> out) throws Exception {
            inOrder.due(now).forEach(moment -> out.collect(moment.id()));
        }
    }
}
