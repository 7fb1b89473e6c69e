/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import dev.freshet.testkit.cluster.Script.Kind;
import dev.freshet.testkit.cluster.Script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Plays a script. The records travel in Flink's own serialization, because events need not be Java-serializable. */
final class ScriptSource<T> implements Source<T, NoSplit, NoSplit> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final @Nullable String precedent;
    private final TypeSerializer<T> serializer;
    private final byte[] steps;
    private final int count;
    private final boolean holds;

    /** A source for one run of one job, which reports under its name that the script was played. */
    ScriptSource(String run, String name, Script<T> script, TypeInformation<T> type, SerializerConfig serialization) {
        this.name = RunRegistry.qualified(run, name);
        this.precedent = script.precedent() == null ? null : RunRegistry.qualified(run, script.precedent());
        this.serializer = type.createSerializer(serialization);
        this.steps = write(script.steps());
        this.count = script.steps().size();
        this.holds = script.holds();
    }

    private byte[] write(List<Step<T>> all) {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        try {
            for (Step<T> step : all) {
                out.writeUTF(step.kind().name());
                out.writeLong(step.time());
                if (step.record() != null) {
                    serializer.serialize(step.record(), out);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.getCopyOfBuffer();
    }

    private List<Step<T>> read() {
        DataInputDeserializer in = new DataInputDeserializer(steps);
        List<Step<T>> all = new ArrayList<>(count);
        try {
            for (int step = 0; step < count; step++) {
                Kind kind = Kind.valueOf(in.readUTF());
                long time = in.readLong();
                all.add(new Step<>(kind == Kind.RECORD ? serializer.deserialize(in) : null, time, kind));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }

    @Override
    public Boundedness getBoundedness() {
        return holds ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, NoSplit> createReader(SourceReaderContext context) {
        return new ScriptReader<>(name, precedent, read(), holds);
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
        return new NoSplits();
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoSplit checkpoint) {
        return new NoSplits();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer();
    }
}
