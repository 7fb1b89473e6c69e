/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs a function that documents are broadcast to. Its time is that of the first input alone.
 *
 * <p>A control topic has no time, and its source says so by the last of all watermarks. But it says it when it has started: were it
 * waited for, a short bounded input could be over before, and time would leap from its beginning to its end, past all that is to
 * be seen between them.
 */
final class KeyedControlOperator<K, E, D, R> extends CoBroadcastWithKeyedOperator<K, E, D, R> {

    private static final long serialVersionUID = 1L;

    KeyedControlOperator(
            KeyedBroadcastProcessFunction<K, E, D, R> function, List<MapStateDescriptor<?, ?>> broadcastStates) {
        super(function, broadcastStates);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Not a time.
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == 0) {
            processWatermarkStatus(status);
        }
    }
}
