/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.ContractTypes;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.OutputTag;

/**
 * Where the documents of one control topic are judged.
 *
 * <pre>
 * documents ── lifecycle (one subtask) ─┬─ changes ── broadcast ──→ functions
 *                                       ├──→ receipts
 *                                       └──→ rejected
 * </pre>
 *
 * @param changes what is in force from then on: a document that replaces what was, or the removal of one; for {@link #control}
 * @param initial what a function begins with
 * @param receipts what became of each record
 * @param rejected records that could not be decoded or break the contract
 */
public record ControlEntry<T extends ControlDocument>(
        DataStream<Change<T>> changes,
        InitialDocuments<T> initial,
        DataStream<DocumentReceipt> receipts,
        DataStream<Rejection> rejected) {

    /** Flink asks for a name here; who builds the job gives one with the uid. */
    private static final String UNNAMED = "controlled";

    /** Puts the entry of one control topic into the job. Its operator is named after the topic's entity. */
    public static <T extends ControlDocument> ControlEntry<T> of(
            Topic<T> topic, ControlInput<T> input, DocumentCheck<T> check) {
        String name = topic.entity() + "-lifecycle";
        OutputTag<DocumentReceipt> receipts =
                new OutputTag<>(topic.entity() + "-receipts", TypeInformation.of(DocumentReceipt.class));
        OutputTag<Rejection> rejected =
                new OutputTag<>(topic.entity() + "-rejected", TypeInformation.of(Rejection.class));
        InitialDocuments<T> initial = new InitialDocuments<>(topic, check, input.snapshot());
        SingleOutputStreamOperator<Change<T>> changes = input.documents()
                .transform(
                        name,
                        ContractTypes.change(topic.recordType()),
                        new LifecycleOperator<>(initial, receipts, rejected))
                .uid(name)
                .setParallelism(1)
                .setMaxParallelism(1);
        return new ControlEntry<>(
                changes,
                initial,
                changes.getSideOutput(receipts),
                // Said, because Flink would add it by itself wherever the job has more than one subtask.
                changes.getSideOutput(rejected).rebalance());
    }

    /** Broadcasts the changes to a function. Time passes for it as its events say, whatever the topic does. */
    public <K, E, R> SingleOutputStreamOperator<R> control(
            KeyedStream<E, K> events,
            KeyedBroadcastProcessFunction<K, E, Change<T>, R> function,
            TypeInformation<R> type) {
        return events.connect(changes.broadcast())
                .transform(UNNAMED, type, new KeyedControlOperator<>(function, List.of(state())));
    }

    /** The same for a function without a key. */
    public <E, R> SingleOutputStreamOperator<R> control(
            DataStream<E> events, BroadcastProcessFunction<E, Change<T>, R> function, TypeInformation<R> type) {
        return events.connect(changes.broadcast())
                .transform(UNNAMED, type, new ControlOperator<>(function, List.of(state())));
    }

    private MapStateDescriptor<String, T> state() {
        return DocumentsInForce.state(initial.topic());
    }
}
