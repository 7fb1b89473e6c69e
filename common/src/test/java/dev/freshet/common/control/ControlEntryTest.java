/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Control documents in a job of two subtasks and more, with a savepoint between. */
class ControlEntryTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final int SINGERS = 40;
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    @TempDir
    Path directory;

    /** Nothing comes from the topic itself, and nothing of what lay there before the newest version is ever seen. */
    @ParameterizedTest
    @MethodSource("dev.freshet.testkit.cluster.RunSettings#all")
    void theFirstEventFindsWhatLayThereAtSubmission(RunSettings settings) throws Exception {
        Choir choir = new Choir(
                MiniClusterFixture.shared().run(settings),
                List.of(
                        Tone.of("low", 1, 20).arrives(),
                        Tone.of("low", 2, 20).with(RuleStatus.SHADOW).arrives(),
                        Tone.of("high", 1, 80).arrives(),
                        Tone.of("high", 2, 101).arrives(),
                        Tone.of("gone", 1, 50).arrives(),
                        Tone.removed("gone")),
                Script.empty(),
                songs());

        choir.run.execute();

        assertThat(choir.sung.values()).hasSize(SINGERS).allSatisfy(sung -> assertThat(sung.tones())
                .containsExactly("high 1 active", "low 2 shadow"));
        assertThat(choir.receipts.values())
                .extracting(DocumentReceipt::result)
                .containsExactlyInAnyOrder(
                        DocumentReceipt.Result.ACCEPTED,
                        DocumentReceipt.Result.ACCEPTED,
                        DocumentReceipt.Result.ACCEPTED,
                        DocumentReceipt.Result.REFUSED,
                        DocumentReceipt.Result.ACCEPTED,
                        DocumentReceipt.Result.REMOVED);
    }

    /** Also a subtask that there was not before, and whatever lies in the topic at the new submission. */
    @ParameterizedTest
    @MethodSource("dev.freshet.testkit.cluster.RunSettings#all")
    void aRestoredJobGoesOnWithWhatWasInForce(RunSettings settings) throws Exception {
        Path savepoint = changedWhileItRan(settings);

        Choir restored = new Choir(
                MiniClusterFixture.shared().restore(savepoint, settings.withParallelism(3)),
                List.of(Tone.of("low", 2, 20).arrives(), Tone.of("low", 7, 20).arrives()),
                Script.<Decoded<Change<Tone>>>empty().watermark(END_OF_TIME),
                songs());
        restored.run.execute();

        assertThat(restored.sung.values()).hasSize(SINGERS).allSatisfy(sung -> assertThat(sung.tones())
                .containsExactly("low 2 disabled"));
        assertThat(restored.receipts.values()).isEmpty();
    }

    /** Low rises to version 2 and is switched off, high is removed; both while the job runs. */
    private Path changedWhileItRan(RunSettings settings) throws Exception {
        Choir first = new Choir(
                MiniClusterFixture.shared().run(settings),
                List.of(Tone.of("low", 1, 20).arrives(), Tone.of("high", 1, 80).arrives()),
                Script.<Decoded<Change<Tone>>>empty()
                        .record(Tone.of("low", 2, 20).with(RuleStatus.DISABLED).arrives(), TEN)
                        .record(Tone.removed("high"), TEN)
                        .watermark(END_OF_TIME)
                        .hold(),
                Script.<Song>empty().hold());
        return first.run.executeAndSave(directory.resolve("choir.savepoint"));
    }

    @Test
    void aFunctionThatIsNewInARestoredJobBeginsWithWhatLiesThereNow() throws Exception {
        PipelineRun before = MiniClusterFixture.shared().run(RunSettings.DEFAULT);
        before.collect("other-sink", before.input("other", Song.class, songs().hold()));
        Path savepoint = before.executeAndSave(directory.resolve("without-control.savepoint"));

        PipelineRun after =
                MiniClusterFixture.shared().restore(savepoint, RunSettings.DEFAULT.withStore(StateStore.ROCKSDB));
        after.collect("other-sink", after.input("other", Song.class, Script.empty()));
        Choir choir = new Choir(after, List.of(Tone.of("low", 3, 20).arrives()), Script.empty(), songs());
        choir.run.execute();

        assertThat(choir.sung.values()).hasSize(SINGERS).allSatisfy(sung -> assertThat(sung.tones())
                .containsExactly("low 3 active"));
        assertThat(choir.receipts.values()).hasSize(1);
    }

    private static Script<Song> songs() {
        List<Song> songs = IntStream.range(0, SINGERS)
                .mapToObj(number -> new Song("s-" + number, TEN.plusSeconds(number), "singer-" + number))
                .toList();
        return Script.of(songs, Song::eventTime);
    }

    /** A job between scripts. */
    private static final class Choir {

        private final PipelineRun run;
        private final Collected<Sung> sung;
        private final Collected<DocumentReceipt> receipts;

        Choir(
                PipelineRun run,
                List<Decoded<Change<Tone>>> lay,
                Script<Decoded<Change<Tone>>> comes,
                Script<Song> songs) {
            this.run = run;
            ControlSnapshot<Tone> snapshot =
                    ControlSnapshot.of(Tone.TOPIC, run.environment().getConfig().getSerializerConfig());
            ControlInput<Tone> input = new ControlInput<>(
                    snapshot, run.input("tones-source", ContractTypes.decodedChange(Tone.class), comes));
            ControlEntry<Tone> tones = ControlEntry.of(Tone.TOPIC, input, Tone.CHECK);
            sung = run.collect("sung-sink", Singing.of(run.input("songs-source", Song.class, songs), tones));
            receipts = run.collect("receipts-sink", tones.receipts());
            Collected<Rejection> unused = run.collect("rejected-sink", tones.rejected());
            // As the launch does: the graph stands already.
            snapshot.fill(lay);
        }
    }
}
