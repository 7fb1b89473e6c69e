/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.ContractTypes;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What lay in a control topic when the job was submitted, in its order. It travels with the job's graph, in Flink's own
 * serialization, because documents need not be Java-serializable.
 *
 * <p>Empty until the launch has filled it, which is after the graph was built and before it is submitted, and empty for good where
 * the submitter does not reach Kafka.
 */
public final class ControlSnapshot<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TypeSerializer<Decoded<Change<T>>> serializer;
    private byte[] records = {};
    private int count;

    private ControlSnapshot(TypeSerializer<Decoded<Change<T>>> serializer) {
        this.serializer = serializer;
    }

    /** One that is still empty. */
    public static <T> ControlSnapshot<T> of(Topic<T> topic, SerializerConfig serialization) {
        return new ControlSnapshot<>(
                ContractTypes.decodedChange(topic.recordType()).createSerializer(serialization));
    }

    /** Puts in what the topic held; to be called before the job is submitted. */
    public void fill(List<Decoded<Change<T>>> found) {
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        try {
            for (Decoded<Change<T>> record : found) {
                serializer.serialize(record, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        records = out.getCopyOfBuffer();
        count = found.size();
    }

    List<Decoded<Change<T>>> records() {
        DataInputDeserializer in = new DataInputDeserializer(records);
        List<Decoded<Change<T>>> read = new ArrayList<>(count);
        try {
            while (read.size() < count) {
                read.add(serializer.deserialize(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read but memory", e);
        }
        return read;
    }
}
