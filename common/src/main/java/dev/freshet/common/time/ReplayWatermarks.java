/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Moves the watermark between two records and never by the wall clock.
 *
 * <p>In steps of a second of event time, because every watermark travels through the whole job and makes it send on what it
 * had been adding up. A watermark stays up to a step behind the one that would be allowed, so a record that is late by less
 * than that is not found late.
 */
final class ReplayWatermarks<T> implements WatermarkGenerator<T> {

    private static final long STEP_MILLIS = 1_000;

    private final long waitMillis;
    private long newest = Long.MIN_VALUE;
    private long due = Long.MIN_VALUE;

    ReplayWatermarks(Duration outOfOrderness) {
        this.waitMillis = outOfOrderness.toMillis() + 1;
    }

    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {
        newest = Math.max(newest, timestamp);
        long watermark = newest - waitMillis;
        if (watermark >= due) {
            output.emitWatermark(new Watermark(watermark));
            due = watermark + STEP_MILLIS;
        }
    }

    /** When this is called depends on the machine. */
    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
}
