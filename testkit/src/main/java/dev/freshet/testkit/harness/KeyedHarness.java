/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * A keyed function with one input, its state and its timers. Times are epoch milliseconds of event time.
 *
 * <pre>{@code
 * var harness = KeyedHarness.of(StateStore.ROCKSDB, TravelFunction::new, Sighting::account, Types.STRING);
 * harness.element(sighting, Instant.parse("2024-05-01T10:00:00Z"));
 * harness.endOfInput();
 * }</pre>
 */
public final class KeyedHarness<K, IN, OUT> extends KeyedOperatorHarness<OUT> {

    /** How a harness is made; again, when it is made from a snapshot. */
    private record Recipe<K, IN, OUT>(
            StateStore store,
            Supplier<? extends OneInputStreamOperator<IN, OUT>> operator,
            KeySelector<IN, K> key,
            TypeInformation<K> keyType) {}

    private final Recipe<K, IN, OUT> recipe;
    private final KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> flink;

    private KeyedHarness(Recipe<K, IN, OUT> recipe, KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> flink) {
        super(flink);
        this.recipe = recipe;
        this.flink = flink;
    }

    /** An open harness of a function; the supplier makes a new one for every restore. */
    public static <K, IN, OUT> KeyedHarness<K, IN, OUT> of(
            StateStore store,
            Supplier<? extends KeyedProcessFunction<K, IN, OUT>> function,
            KeySelector<IN, K> key,
            TypeInformation<K> keyType)
            throws Exception {
        return ofOperator(store, () -> new KeyedProcessOperator<>(function.get()), key, keyType);
    }

    /** An open harness of an operator that is more than a function. */
    public static <K, IN, OUT> KeyedHarness<K, IN, OUT> ofOperator(
            StateStore store,
            Supplier<? extends OneInputStreamOperator<IN, OUT>> operator,
            KeySelector<IN, K> key,
            TypeInformation<K> keyType)
            throws Exception {
        return open(new Recipe<>(store, operator, key, keyType), null);
    }

    private static <K, IN, OUT> KeyedHarness<K, IN, OUT> open(
            Recipe<K, IN, OUT> recipe, @Nullable OperatorSubtaskState snapshot) throws Exception {
        KeyedHarness<K, IN, OUT> harness = new KeyedHarness<>(
                recipe,
                new KeyedOneInputStreamOperatorTestHarness<>(recipe.operator().get(), recipe.key(), recipe.keyType()));
        harness.open(recipe.store(), snapshot);
        return harness;
    }

    /** One record with its event time. */
    public void element(IN value, long time) {
        step(() -> flink.processElement(value, time));
    }

    /** One record with its event time. */
    public void element(IN value, Instant time) {
        element(value, time.toEpochMilli());
    }

    /** Event time has passed, fires what is due. */
    public void watermark(long time) {
        step(() -> flink.processWatermark(time));
    }

    /** Event time has passed, fires what is due. */
    public void watermark(Instant time) {
        watermark(time.toEpochMilli());
    }

    /**
     * The end of a bounded input: the maximal watermark, then the end itself. Fails if timers re-arm themselves without
     * end, or if an event-time timer is left.
     */
    public void endOfInput() {
        watermark(Watermark.MAX_WATERMARK.getTimestamp());
        step(flink::endInput);
        assertNoEventTimeTimerLeft();
    }

    /**
     * A new function with the state and timers of this one, as after a failure. This harness is closed; the new one starts
     * without output and without a watermark, at the same wall clock.
     */
    public KeyedHarness<K, IN, OUT> snapshotAndRestore() throws Exception {
        long now = processingTime();
        KeyedHarness<K, IN, OUT> restored = open(recipe, snapshotAndClose());
        restored.processingTime(now);
        return restored;
    }
}
