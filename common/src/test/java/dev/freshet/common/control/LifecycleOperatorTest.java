/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleOperatorTest {

    private static final OutputTag<DocumentReceipt> RECEIPTS =
            new OutputTag<>("receipts", TypeInformation.of(DocumentReceipt.class));
    private static final OutputTag<Rejection> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(Rejection.class));
    private static final Rejection GARBAGE = new Rejection(
            "test.tones.v1", 0, 3, 0, null, new byte[] {'?'}, List.of(), ReasonCode.MALFORMED_JSON, "no JSON");

    private OneInputStreamOperatorTestHarness<Decoded<Change<Tone>>, Change<Tone>> harness = open(List.of(), null);

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aDocumentIsAcknowledgedAndSentOn() throws Exception {
        arrives(Tone.of("low", 1, 20).arrives());

        assertThat(receipts()).containsExactly("low 1 ACCEPTED, in force 1");
        assertThat(changes()).containsExactly(Tone.of("low", 1, 20).change());
    }

    @Test
    void aRefusedOneIsToldAndNotSentOn() throws Exception {
        arrives(Tone.of("low", 1, 20).arrives());
        arrives(Tone.of("low", 2, Tone.HIGHEST + 1).arrives());
        arrives(Tone.of("low", 1, 20).sentAs("again").arrives());

        assertThat(receipts())
                .containsExactly(
                        "low 1 ACCEPTED, in force 1", "low 2 REFUSED, in force 1", "low 1 REPEATED, in force 1");
        assertThat(changes()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsToldAndBecomesADeadLetter() throws Exception {
        arrives(Decoded.rejected(GARBAGE));

        assertThat(receipts()).containsExactly("null null REFUSED, in force null");
        assertThat(harness.getSideOutput(REJECTED))
                .extracting(StreamRecord::getValue)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(GARBAGE);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aTombstoneIsSentOn() throws Exception {
        arrives(Tone.of("low", 1, 20).arrives());
        arrives(Tone.removed("low"));

        assertThat(receipts()).containsExactly("low 1 ACCEPTED, in force 1", "low null REMOVED, in force null");
        assertThat(changes()).last().isEqualTo(Tone.removed("low").accepted());
    }

    /** Whoever uses the documents began with them, and would go back to the first version. */
    @Test
    void whatLayThereAtSubmissionIsToldWithTheFirstWatermarkAndNotSentOn() throws Exception {
        reopen(List.of(
                Tone.of("low", 1, 20).arrives(),
                Decoded.rejected(GARBAGE),
                Tone.of("low", 2, 21).arrives()));

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(receipts())
                .containsExactly(
                        "low 1 ACCEPTED, in force 1", "null null REFUSED, in force null", "low 2 ACCEPTED, in force 2");
        assertThat(harness.getSideOutput(REJECTED))
                .extracting(StreamRecord::getValue)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(GARBAGE);
        assertThat(changes()).isEmpty();
        assertThat(harness.getOutput()).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void whatLayThereIsJudgedBeforeWhatComesAndOnce() throws Exception {
        reopen(List.of(Tone.of("low", 2, 20).arrives()));

        arrives(Tone.of("low", 1, 20).arrives());
        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(receipts()).containsExactly("low 2 ACCEPTED, in force 2", "low 1 REFUSED, in force 2");
        assertThat(changes()).isEmpty();
    }

    /** The topic holds a newer version by then, which is still to come from the source. */
    @Test
    void afterARestoreTheStateCountsAndNotWhatLiesThereNow() throws Exception {
        arrives(Tone.of("low", 2, 20).arrives());
        restore(List.of(Tone.of("low", 2, 20).arrives(), Tone.of("low", 4, 22).arrives()));

        harness.processWatermark(Watermark.MAX_WATERMARK);
        arrives(Tone.of("low", 1, 20).arrives());
        arrives(Tone.of("low", 3, 21).arrives());

        assertThat(receipts()).containsExactly("low 1 REFUSED, in force 2", "low 3 ACCEPTED, in force 3");
        assertThat(changes()).containsExactly(Tone.of("low", 3, 21).change());
    }

    /** A checkpoint may come before the source has given a sign of life. */
    @Test
    void whatWasNotToldBeforeACheckpointIsToldAfterIt() throws Exception {
        List<Decoded<Change<Tone>>> lay = List.of(Tone.of("low", 1, 20).arrives());
        reopen(lay);
        restore(lay);

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(receipts()).containsExactly("low 1 ACCEPTED, in force 1");
    }

    @Test
    void aDocumentRemovedBeforeTheCheckpointStaysRemoved() throws Exception {
        List<Decoded<Change<Tone>>> lay = List.of(Tone.of("low", 1, 20).arrives());
        reopen(lay);
        arrives(Tone.removed("low"));
        restore(lay);

        arrives(Tone.of("low", 1, 20).arrives());

        assertThat(receipts()).containsExactly("low 1 ACCEPTED, in force 1");
        assertThat(changes()).hasSize(1);
    }

    private void arrives(Decoded<Change<Tone>> record) throws Exception {
        harness.processElement(new StreamRecord<>(record));
    }

    private List<String> receipts() {
        List<String> lines = new ArrayList<>();
        harness.getSideOutput(RECEIPTS).forEach(record -> {
            DocumentReceipt receipt = record.getValue();
            lines.add(receipt.documentId() + " " + receipt.version() + " " + receipt.result() + ", in force "
                    + receipt.versionInForce());
        });
        return lines;
    }

    private List<Change<Tone>> changes() {
        return harness.extractOutputValues();
    }

    private void reopen(List<Decoded<Change<Tone>>> lay) throws Exception {
        harness.close();
        harness = open(lay, null);
    }

    private void restore(List<Decoded<Change<Tone>>> lay) throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 0);
        harness.close();
        harness = open(lay, state);
    }

    private static OneInputStreamOperatorTestHarness<Decoded<Change<Tone>>, Change<Tone>> open(
            List<Decoded<Change<Tone>>> lay, @Nullable OperatorSubtaskState state) {
        ControlSnapshot<Tone> snapshot = ControlSnapshot.of(Tone.TOPIC, new ExecutionConfig().getSerializerConfig());
        snapshot.fill(lay);
        try {
            OneInputStreamOperatorTestHarness<Decoded<Change<Tone>>, Change<Tone>> opened =
                    new OneInputStreamOperatorTestHarness<>(new LifecycleOperator<>(
                            new InitialDocuments<>(Tone.TOPIC, Tone.CHECK, snapshot), RECEIPTS, REJECTED));
            if (state != null) {
                opened.initializeState(state);
            }
            opened.open();
            return opened;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
