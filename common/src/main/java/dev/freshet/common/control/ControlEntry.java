/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.ContractTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
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
 * @param changes what is in force from then on: a document that replaces what was, or the removal of one; to be broadcast
 * @param initial what a function begins with
 * @param receipts what became of each record
 * @param rejected records that could not be decoded or break the contract
 */
public record ControlEntry<T extends ControlDocument>(
        DataStream<Change<T>> changes,
        InitialDocuments<T> initial,
        DataStream<DocumentReceipt> receipts,
        DataStream<Rejection> rejected) {

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
}
