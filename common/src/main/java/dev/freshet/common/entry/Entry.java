/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The three ways that a record of one input can go.
 *
 * <pre>
 * decoded ── decode ──┬── by key ── entry ──┬──→ accepted
 *                     │                     └──→ late
 *                     └──→ rejected
 * </pre>
 *
 * @param accepted each record once, none later than the allowed lateness; never idle, see {@link EntryOperator}
 * @param late well-formed records behind the allowed lateness; copies among them are not recognised
 * @param rejected records that could not be decoded or break the contract
 */
public record Entry<T>(DataStream<T> accepted, DataStream<T> late, DataStream<Rejection> rejected) {

    private static final TypeInformation<Rejection> REJECTION = TypeInformation.of(Rejection.class);

    /** Puts the entry of one input into the job. Its operators are named after the topic's entity. */
    public static <T> Entry<T> of(Topic<T> topic, DataStream<Decoded<T>> decoded, EntrySettings settings) {
        String name = topic.entity();
        TypeInformation<T> type = TypeInformation.of(topic.recordType());
        OutputTag<Rejection> rejectedTag = rejectedTag(topic);
        OutputTag<T> lateTag = new OutputTag<>(name + "-late", type);

        String decode = name + "-decode";
        SingleOutputStreamOperator<T> wellFormed = decoded.process(new SplitRejections<T>(rejectedTag))
                .returns(type)
                .name(decode)
                .uid(decode);
        String entry = name + "-entry";
        SingleOutputStreamOperator<T> accepted = wellFormed
                .keyBy(topic::keyOf, Types.STRING)
                .transform(entry, type, new EntryOperator<>(new EntryFunction<>(topic, settings, lateTag)))
                .uid(entry);
        return new Entry<>(accepted, accepted.getSideOutput(lateTag), wellFormed.getSideOutput(rejectedTag));
    }

    static OutputTag<Rejection> rejectedTag(Topic<?> topic) {
        return new OutputTag<>(topic.entity() + "-rejected", REJECTION);
    }
}
