/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Decides by the documents in force, and names them. */
public final class Singing extends KeyedBroadcastProcessFunction<String, Song, Change<Tone>, Sung>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<Tone> initial;

    private transient DocumentsInForce<Tone> tones;

    Singing(InitialDocuments<Tone> initial) {
        this.initial = initial;
    }

    public static DataStream<Sung> of(DataStream<Song> songs, ControlEntry<Tone> tones) {
        return tones.control(
                        songs.keyBy(Song::singer, Types.STRING),
                        new Singing(tones.initial()),
                        TypeInformation.of(Sung.class))
                .name("singing")
                .uid("singing");
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        tones = DocumentsInForce.of(initial, context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // It is state.
    }

    @Override
    public void processElement(Song song, ReadOnlyContext context, Collector<Sung> out) {
        List<String> inForce = tones.all().stream().map(Singing::line).toList();
        out.collect(new Sung(song.eventId(), song.eventTime(), song.singer(), inForce));
    }

    private static String line(Tone tone) {
        return tone.toneId() + " " + tone.version() + " " + tone.status().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void processBroadcastElement(Change<Tone> change, Context context, Collector<Sung> out) throws Exception {
        tones.apply(change);
    }
}
