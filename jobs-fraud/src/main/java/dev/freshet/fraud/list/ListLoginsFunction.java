/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Login;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Looks logins up in the lists, and says which of them come late. Stands directly behind the entry, so that this is decided once,
 * by the time of logins alone.
 */
public final class ListLoginsFunction extends BroadcastProcessFunction<Login, Change<ListEntry>, ListedLogin>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<ListEntry> initial;

    /** In broadcast state; an entry stays until its tombstone, also where it has expired. */
    private transient ListsInForce lists;

    public ListLoginsFunction(InitialDocuments<ListEntry> initial) {
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
    public void processBroadcastElement(Change<ListEntry> change, Context context, Collector<ListedLogin> out)
            throws Exception {
        lists.apply(change);
    }

    @Override
    public void processElement(Login login, ReadOnlyContext context, Collector<ListedLogin> out) {
        boolean late = login.eventTime().toEpochMilli() <= context.currentWatermark();
        out.collect(lists.listed(login, late));
    }
}
