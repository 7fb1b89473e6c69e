/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Judges the documents of one control topic, writes a receipt for each, and sends on what is in force from then on. There is one
 * of it, so that there is one judgement.
 *
 * <p>What lay in the topic at submission is judged once, with the first sign of life of the source, and only told in receipts:
 * whoever uses the documents has begun with them. After a restore the state alone counts.
 */
final class LifecycleOperator<T extends ControlDocument> extends AbstractStreamOperator<Change<T>>
        implements OneInputStreamOperator<Decoded<Change<T>>, Change<T>> {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<T> initial;
    private final OutputTag<DocumentReceipt> receipts;
    private final OutputTag<Rejection> rejected;

    /** The documents in force at the last checkpoint; replaced with every one. Bounded by the documents of the topic. */
    private transient ListState<T> checkpointed;

    /** One entry once the records at submission are judged, and so they are after a restore. Never cleared. */
    private transient ListState<Boolean> judgedAtSubmission;

    private transient DocumentLedger<T> ledger;
    private transient boolean hasBegun;

    LifecycleOperator(InitialDocuments<T> initial, OutputTag<DocumentReceipt> receipts, OutputTag<Rejection> rejected) {
        this.initial = initial;
        this.receipts = receipts;
        this.rejected = rejected;
    }

    @Override
    public void open() throws Exception {
        super.open();
        checkpointed = getOperatorStateBackend()
                .getListState(new ListStateDescriptor<>(
                        "documents-in-force", TypeInformation.of(initial.topic().recordType())));
        judgedAtSubmission = getOperatorStateBackend()
                .getListState(new ListStateDescriptor<>("judged-at-submission", Types.BOOLEAN));
        hasBegun = judgedAtSubmission.get().iterator().hasNext();
        Map<String, T> restored = new TreeMap<>();
        for (T document : checkpointed.get()) {
            restored.put(initial.topic().keyOf(document), document);
        }
        ledger = initial.ledger(restored);
    }

    @Override
    public void processElement(StreamRecord<Decoded<Change<T>>> element) {
        begin();
        Decoded<Change<T>> decoded = element.getValue();
        if (judge(decoded).isChange()) {
            output.collect(new StreamRecord<>(decoded.accepted()));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        begin();
        super.processWatermark(mark);
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            initial.snapshot().records().forEach(this::judge);
        }
    }

    private DocumentReceipt judge(Decoded<Change<T>> decoded) {
        Rejection rejection = decoded.rejection();
        if (rejection != null) {
            output.collect(rejected, new StreamRecord<>(rejection));
        }
        DocumentReceipt receipt = ledger.record(decoded);
        output.collect(receipts, new StreamRecord<>(receipt));
        return receipt;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        checkpointed.update(List.copyOf(ledger.inForce().values()));
        judgedAtSubmission.update(hasBegun ? List.of(true) : List.of());
    }
}
