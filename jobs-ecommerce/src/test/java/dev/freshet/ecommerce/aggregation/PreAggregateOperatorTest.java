/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sum of numbers that also says which watermark was in force; at most three wait, and a second at most. */
class PreAggregateOperatorTest {

    private OneInputStreamOperatorTestHarness<Integer, String> operator;

    private static final class Sum implements Aggregation<Integer, String> {

        private int sum;
        private int size;
        private long watermark;

        @Override
        public void add(Integer input, long inForce) {
            sum += input;
            size++;
            watermark = inForce;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void drainTo(ObjLongConsumer<String> consumer) {
            if (size > 0) {
                consumer.accept(sum + (watermark == Long.MIN_VALUE ? "" : " after " + watermark), 7);
            }
            sum = 0;
            size = 0;
        }
    }

    @BeforeEach
    void open() throws Exception {
        operator = closed();
        operator.open();
    }

    private static OneInputStreamOperatorTestHarness<Integer, String> closed() throws Exception {
        return closed(1, 0);
    }

    private static OneInputStreamOperatorTestHarness<Integer, String> closed(int subtasks, int index) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new PreAggregateOperator<>(Sum::new, new PreAggregationSettings(Duration.ofSeconds(1), 3)),
                128,
                subtasks,
                index);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void sendsBeforeTheWatermarkAndSaysWhichWasInForce() throws Exception {
        happens(1, 2);
        operator.processWatermark(50);
        happens(4);
        operator.processWatermark(60);

        assertThat(sums()).containsExactly("3", "4 after 50");
        assertThat(operator.getOutput())
                .filteredOn(StreamRecord.class::isInstance)
                .allSatisfy(record ->
                        assertThat(((StreamRecord<?>) record).getTimestamp()).isEqualTo(7));
        assertThat(operator.getOutput().stream().map(each -> each instanceof StreamRecord<?> ? "sum" : "watermark"))
                .containsExactly("sum", "watermark", "sum", "watermark");
    }

    @Test
    void sendsBeforeACheckpointAndAtTheEnd() throws Exception {
        happens(1);
        operator.prepareSnapshotPreBarrier(1);
        assertThat(sums()).containsExactly("1");

        happens(2);
        operator.getOneInputOperator().finish();
        assertThat(sums()).containsExactly("1", "2");
    }

    @Test
    void sendsWhenMoreWaitsThanTheLimit() throws Exception {
        happens(1, 1);
        assertThat(sums()).isEmpty();

        happens(1);

        assertThat(sums()).containsExactly("3");
    }

    @Test
    void sendsAfterTheIntervalWhenNoWatermarkComes() throws Exception {
        happens(1);
        operator.setProcessingTime(999);
        assertThat(sums()).isEmpty();
        operator.setProcessingTime(1_000);
        assertThat(sums()).containsExactly("1");

        happens(2);
        operator.setProcessingTime(2_000);
        assertThat(sums()).containsExactly("1", "2");
    }

    /** What was late before is late after it, in the slot of the time that had passed. */
    @Test
    void aRestoreKeepsTheWatermarkThatAllSubtasksHadPassed() throws Exception {
        restore(passed(50), passed(60));

        happens(1);
        operator.processWatermark(55);

        assertThat(sums()).containsExactly("1 after 50");
    }

    /** Records of one key may go to another subtask than before. */
    @Test
    void aRestoreTellsEachSubtaskTheWatermarkOfAll() throws Exception {
        OperatorSubtaskState both = AbstractStreamOperatorTestHarness.repackageState(passed(50), passed(60));
        operator = closed(2, 1);
        operator.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 128, 2, 2, 1));
        operator.open();

        happens(1);
        operator.processWatermark(55);

        assertThat(sums()).containsExactly("1 after 50");
    }

    @Test
    void aTimeThatHadPassedBeforeTheRestoreDoesNotPassAgain() throws Exception {
        restore(passed(50));

        operator.processWatermark(30);
        happens(1);
        operator.processWatermark(55);
        happens(2);
        operator.processWatermark(60);

        assertThat(sums()).containsExactly("1 after 50", "2 after 55");
    }

    /** The state of a subtask that has passed this time. */
    private static OperatorSubtaskState passed(long watermark) throws Exception {
        OneInputStreamOperatorTestHarness<Integer, String> before = closed();
        before.open();
        before.processWatermark(watermark);
        OperatorSubtaskState state = before.snapshot(1, 1);
        before.close();
        return state;
    }

    private void restore(OperatorSubtaskState... states) throws Exception {
        operator.close();
        operator = closed();
        operator.initializeState(AbstractStreamOperatorTestHarness.repackageState(states));
        operator.open();
    }

    private void happens(int... numbers) throws Exception {
        for (int number : numbers) {
            operator.processElement(new StreamRecord<>(number, 1));
        }
    }

    private List<String> sums() {
        return operator.extractOutputValues();
    }
}
