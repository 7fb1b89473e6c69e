/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** The same as {@link KeyedControlOperator} for a function without a key. */
final class ControlOperator<E, D, R> extends CoBroadcastWithNonKeyedOperator<E, D, R> {

    private static final long serialVersionUID = 1L;

    ControlOperator(BroadcastProcessFunction<E, D, R> function, List<MapStateDescriptor<?, ?>> broadcastStates) {
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
