/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Keeps copies of the values that an operator emits, in order, and nothing else of what it sends.
 *
 * <p>Makes each serializer once. The output of Flink's own harness makes one for every record of a side output, and looks into
 * the class of the records anew in every harness.
 */
final class CollectedOutput<OUT> implements Output<StreamRecord<OUT>> {

    private static final Map<Class<?>, TypeInformation<?>> TYPES = new ConcurrentHashMap<>();

    private final ExecutionConfig config;

    /** By the class of a value of the main output, or by the tag of a side output. */
    private final Map<Object, TypeSerializer<?>> serializers = new HashMap<>();

    private final List<OUT> values = new ArrayList<>();
    private final Map<OutputTag<?>, List<Object>> sideValues = new HashMap<>();

    CollectedOutput(ExecutionConfig config) {
        this.config = config;
    }

    @Override
    public void collect(StreamRecord<OUT> record) {
        OUT value = record.getValue();
        values.add(copied(value, value.getClass(), () -> typeOf(value)));
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
        sideValues
                .computeIfAbsent(tag, unused -> new ArrayList<>())
                .add(copied(record.getValue(), tag, tag::getTypeInfo));
    }

    /** Of the main output since the last {@link #clear}. */
    List<OUT> values() {
        return new ArrayList<>(values);
    }

    /** Forgets the values of the main output. */
    void clear() {
        values.clear();
    }

    @SuppressWarnings("unchecked") // What is kept under a tag was emitted with it.
    <X> List<X> sideValues(OutputTag<X> tag) {
        return (List<X>) new ArrayList<>(sideValues.getOrDefault(tag, List.of()));
    }

    @SuppressWarnings("unchecked") // A serializer is made of the type of the first value of its kind.
    private <X> X copied(X value, Object kind, Supplier<TypeInformation<X>> type) {
        TypeSerializer<X> serializer = (TypeSerializer<X>)
                serializers.computeIfAbsent(kind, unused -> type.get().createSerializer(config.getSerializerConfig()));
        return serializer.copy(value);
    }

    @SuppressWarnings("unchecked") // The type of a value's class is that of the value.
    private static <X> TypeInformation<X> typeOf(X value) {
        return (TypeInformation<X>) TYPES.computeIfAbsent(value.getClass(), TypeExtractor::getForClass);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void emitWatermark(WatermarkEvent watermark) {}

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void close() {}
}
