/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Patient with a source that has not been heard of yet, and as quick as usual to call it idle once it has.
 *
 * <p>Flink makes one generator for each partition of a subtask and one that never hears a record, and takes the subtask for
 * idle when all of them are. So they share what they know: the first record of any ends the patience of all.
 */
final class FirstReadWatermarks<T> implements WatermarkGeneratorSupplier<T> {

    static final int PATIENCE = 3;

    private static final long serialVersionUID = 1L;

    private final Duration outOfOrderness;
    private final Duration idleTimeout;

    /** Of one subtask: each has its own copy of this object, and one thread. */
    private transient boolean heard;

    FirstReadWatermarks(Duration outOfOrderness, Duration idleTimeout) {
        this.outOfOrderness = outOfOrderness;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public WatermarkGenerator<T> createWatermarkGenerator(Context context) {
        WatermarkGenerator<T> bounded = ContractWatermarks.bounded(outOfOrderness);
        return new PatientAtFirst(
                ContractWatermarks.withIdleness(bounded, idleTimeout.multipliedBy(PATIENCE), context),
                ContractWatermarks.withIdleness(bounded, idleTimeout, context));
    }

    private final class PatientAtFirst implements WatermarkGenerator<T> {

        private final WatermarkGenerator<T> patient;
        private final WatermarkGenerator<T> usual;

        PatientAtFirst(WatermarkGenerator<T> patient, WatermarkGenerator<T> usual) {
            this.patient = patient;
            this.usual = usual;
        }

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            heard = true;
            usual.onEvent(event, timestamp, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            (heard ? usual : patient).onPeriodicEmit(output);
        }
    }
}
