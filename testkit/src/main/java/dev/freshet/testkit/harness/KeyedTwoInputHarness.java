/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * A keyed function with two inputs, its state and its timers. Times are epoch milliseconds of event time; the operator's
 * watermark is the smaller of the two inputs'.
 */
public final class KeyedTwoInputHarness<K, IN1, IN2, OUT> extends KeyedOperatorHarness<OUT> {

    /** How a harness is made; again, when it is made from a snapshot. */
    private record Recipe<K, IN1, IN2, OUT>(
            StateStore store,
            Supplier<? extends TwoInputStreamOperator<IN1, IN2, OUT>> operator,
            KeySelector<IN1, K> firstKey,
            KeySelector<IN2, K> secondKey,
            TypeInformation<K> keyType) {}

    private final Recipe<K, IN1, IN2, OUT> recipe;
    private final KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT> flink;

    private KeyedTwoInputHarness(
            Recipe<K, IN1, IN2, OUT> recipe, KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT> flink) {
        super(flink);
        this.recipe = recipe;
        this.flink = flink;
    }

    /** An open harness of a function; the supplier makes a new one for every restore. */
    public static <K, IN1, IN2, OUT> KeyedTwoInputHarness<K, IN1, IN2, OUT> of(
            StateStore store,
            Supplier<? extends KeyedCoProcessFunction<K, IN1, IN2, OUT>> function,
            KeySelector<IN1, K> firstKey,
            KeySelector<IN2, K> secondKey,
            TypeInformation<K> keyType)
            throws Exception {
        return ofOperator(store, () -> new KeyedCoProcessOperator<>(function.get()), firstKey, secondKey, keyType);
    }

    /** An open harness of an operator that is more than a function. */
    public static <K, IN1, IN2, OUT> KeyedTwoInputHarness<K, IN1, IN2, OUT> ofOperator(
            StateStore store,
            Supplier<? extends TwoInputStreamOperator<IN1, IN2, OUT>> operator,
            KeySelector<IN1, K> firstKey,
            KeySelector<IN2, K> secondKey,
            TypeInformation<K> keyType)
            throws Exception {
        return open(new Recipe<>(store, operator, firstKey, secondKey, keyType), null);
    }

    private static <K, IN1, IN2, OUT> KeyedTwoInputHarness<K, IN1, IN2, OUT> open(
            Recipe<K, IN1, IN2, OUT> recipe, @Nullable OperatorSubtaskState snapshot) throws Exception {
        KeyedTwoInputHarness<K, IN1, IN2, OUT> harness = new KeyedTwoInputHarness<>(
                recipe,
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        recipe.operator().get(), recipe.firstKey(), recipe.secondKey(), recipe.keyType()));
        harness.open(recipe.store(), snapshot);
        return harness;
    }

    /** One record of the first input with its event time. */
    public void first(IN1 value, Instant time) {
        step(() -> flink.processElement1(value, time.toEpochMilli()));
    }

    /** One record of the second input with its event time. */
    public void second(IN2 value, Instant time) {
        step(() -> flink.processElement2(value, time.toEpochMilli()));
    }

    /** Event time has passed on the first input. */
    public void firstWatermark(Instant time) {
        step(() -> flink.processWatermark1(new Watermark(time.toEpochMilli())));
    }

    /** Event time has passed on the second input. */
    public void secondWatermark(Instant time) {
        step(() -> flink.processWatermark2(new Watermark(time.toEpochMilli())));
    }

    /** Event time has passed on both inputs, fires what is due. */
    public void watermark(Instant time) {
        step(() -> flink.processBothWatermarks(new Watermark(time.toEpochMilli())));
    }

    /**
     * The end of two bounded inputs: the maximal watermark, then the ends themselves. Fails if timers re-arm themselves
     * without end, or if an event-time timer is left.
     */
    public void endOfInput() {
        step(() -> flink.processBothWatermarks(Watermark.MAX_WATERMARK));
        step(flink::endAllInputs);
        assertNoEventTimeTimerLeft();
    }

    /**
     * A new function with the state and timers of this one, as after a failure. This harness is closed; the new one starts
     * without output and without a watermark, at the same wall clock.
     */
    public KeyedTwoInputHarness<K, IN1, IN2, OUT> snapshotAndRestore() throws Exception {
        long now = processingTime();
        KeyedTwoInputHarness<K, IN1, IN2, OUT> restored = open(recipe, snapshotAndClose());
        restored.processingTime(now);
        return restored;
    }
}
