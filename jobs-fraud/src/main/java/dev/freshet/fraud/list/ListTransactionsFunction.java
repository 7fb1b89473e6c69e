/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Received;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Transaction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Looks transactions up in the lists, and says which of them come late. Stands directly behind the entry, so that this is decided
 * once, by the time of transactions alone.
 */
public final class ListTransactionsFunction
        extends BroadcastProcessFunction<Received<Transaction>, Change<ListEntry>, ListedTransaction>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<ListEntry> initial;

    /** In broadcast state; an entry stays until its tombstone, also where it has expired. */
    private transient ListsInForce lists;

    public ListTransactionsFunction(InitialDocuments<ListEntry> initial) {
        this.initial = initial;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        lists = new ListsInForce(DocumentsInForce.of(initial, context.getOperatorStateStore()));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void processBroadcastElement(Change<ListEntry> change, Context context, Collector<ListedTransaction> out)
            throws Exception {
        lists.apply(change);
    }

    @Override
    public void processElement(
            Received<Transaction> received, ReadOnlyContext context, Collector<ListedTransaction> out) {
        Transaction transaction = received.value();
        boolean late = transaction.eventTime().toEpochMilli() <= context.currentWatermark();
        out.collect(lists.listed(transaction, late, received.at()));
    }
}
