/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells the entry of time, and keeps to itself that its input is idle, unless it is to be told.
 *
 * <p>When an idle input goes on, one subtask hears of it before another. Were the slow one still idle to those behind it,
 * they would take the watermark of the quick one, and the record that the slow one has just accepted would meet windows
 * that are closed and forgotten. So nobody behind the entry ever leaves one of its subtasks out.
 *
 * <p>Time stands still behind it while the whole input is silent. For a job with one input of facts that is so in any case.
 * Where two of them meet, the silent one would hold the other back: that place has to decide who may, as the catalog's lookup
 * does in the e-commerce job, and a union does not; or all who follow can bear what {@link Silence#IS_TOLD} brings.
 */
final class EntryOperator<T> extends KeyedProcessOperator<String, T, T> {

    private static final long serialVersionUID = 1L;

    private final EntryFunction<T> entry;
    private final Silence silence;

    EntryOperator(EntryFunction<T> entry, Silence silence) {
        super(entry);
        this.entry = entry;
        this.silence = silence;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        super.processWatermark(mark);
        entry.watermark(mark.getTimestamp());
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (silence == Silence.IS_TOLD) {
            super.processWatermarkStatus(status);
        }
    }
}
