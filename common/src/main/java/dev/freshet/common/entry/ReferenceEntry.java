/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.ContractTypes;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The two ways that a record of a compacted topic can go.
 *
 * <p>A change is never late, since an old state of a thing is still its state, and a copy of it changes nothing.
 *
 * @param changes in the order of the topic, per key
 * @param rejected records that could not be decoded or break the contract
 */
public record ReferenceEntry<T>(DataStream<Change<T>> changes, DataStream<Rejection> rejected) {

    /** Puts the entry of one compacted input into the job. Its operator is named after the topic's entity. */
    public static <T> ReferenceEntry<T> of(Topic<T> topic, DataStream<Decoded<Change<T>>> decoded) {
        String decode = topic.entity() + "-decode";
        OutputTag<Rejection> rejectedTag = Entry.rejectedTag(topic);
        SingleOutputStreamOperator<Change<T>> changes = decoded.process(new SplitRejections<Change<T>>(rejectedTag))
                .returns(ContractTypes.change(topic.recordType()))
                .name(decode)
                .uid(decode);
        return new ReferenceEntry<>(changes, changes.getSideOutput(rejectedTag));
    }
}
