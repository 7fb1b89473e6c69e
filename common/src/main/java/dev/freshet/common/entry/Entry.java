/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.ContractTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
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
 * @param accepted each record once, none later than the allowed lateness; see {@link Silence}
 * @param late well-formed records behind the allowed lateness; copies among them are not recognised
 * @param rejected records that could not be decoded or break the contract
 */
public record Entry<T>(DataStream<T> accepted, DataStream<T> late, DataStream<Rejection> rejected) {

    private static final TypeInformation<Rejection> REJECTION = TypeInformation.of(Rejection.class);

    /** Puts the entry of one input into the job. Its operators are named after the topic's entity. */
    public static <T> Entry<T> of(Topic<T> topic, DataStream<Decoded<T>> decoded, EntrySettings settings) {
        return of(topic, decoded, settings, Silence.STOPS_TIME);
    }

    /** The same, where others may go on while the input is silent. */
    public static <T> Entry<T> of(
            Topic<T> topic, DataStream<Decoded<T>> decoded, EntrySettings settings, Silence silence) {
        OutputTag<T> late = lateTag(topic, TypeInformation.of(topic.recordType()));
        return of(
                topic,
                decoded,
                topic::keyOf,
                new EntryOperator<>(new EntryFunction<>(topic::idOf, topic::timeOf, settings, late), silence),
                late);
    }

    /** The same for an input of which it is known when Kafka got each record. */
    public static <T> Entry<Received<T>> ofReceived(
            Topic<T> topic, DataStream<Decoded<Received<T>>> decoded, EntrySettings settings, Silence silence) {
        OutputTag<Received<T>> late = lateTag(topic, ContractTypes.received(topic.recordType()));
        EntryFunction<Received<T>> entry = new EntryFunction<>(
                received -> topic.idOf(received.value()), received -> topic.timeOf(received.value()), settings, late);
        return of(topic, decoded, received -> topic.keyOf(received.value()), new EntryOperator<>(entry, silence), late);
    }

    private static <T> Entry<T> of(
            Topic<?> topic,
            DataStream<Decoded<T>> decoded,
            KeySelector<T, String> keyOf,
            EntryOperator<T> operator,
            OutputTag<T> late) {
        TypeInformation<T> type = late.getTypeInfo();
        OutputTag<Rejection> rejected = rejectedTag(topic);
        String decode = topic.entity() + "-decode";
        SingleOutputStreamOperator<T> wellFormed = decoded.process(new SplitRejections<T>(rejected))
                .returns(type)
                .name(decode)
                .uid(decode);
        String entry = topic.entity() + "-entry";
        SingleOutputStreamOperator<T> accepted = wellFormed
                .keyBy(keyOf, Types.STRING)
                .transform(entry, type, operator)
                .uid(entry);
        return new Entry<>(accepted, accepted.getSideOutput(late), wellFormed.getSideOutput(rejected));
    }

    private static <T> OutputTag<T> lateTag(Topic<?> topic, TypeInformation<T> type) {
        return new OutputTag<>(topic.entity() + "-late", type);
    }

    static OutputTag<Rejection> rejectedTag(Topic<?> topic) {
        return new OutputTag<>(topic.entity() + "-rejected", REJECTION);
    }
}
