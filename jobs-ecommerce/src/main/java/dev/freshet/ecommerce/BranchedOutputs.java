/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * One stream that comes to be in several places, and is kept apart until a shuffle.
 *
 * <p>Flink chains no operator behind a union: each record would be serialized once for every step that reads one. Steps
 * without state are therefore put behind each branch, where they run in the task that has the record at hand.
 *
 * @param branches by the name of the place
 */
public record BranchedOutputs<T>(Map<String, SingleOutputStreamOperator<T>> branches) {

    public BranchedOutputs {
        branches = new LinkedHashMap<>(branches);
    }

    public static <T> BranchedOutputs<T> of(String branch, SingleOutputStreamOperator<T> stream) {
        return new BranchedOutputs<>(Map.of(branch, stream));
    }

    public BranchedOutputs<T> and(String branch, SingleOutputStreamOperator<T> stream) {
        Map<String, SingleOutputStreamOperator<T>> more = new LinkedHashMap<>(branches);
        more.put(branch, stream);
        return new BranchedOutputs<>(more);
    }

    /** The same step behind every branch; uid and name are the step's and the branch's. */
    public <R> BranchedOutputs<R> each(
            String step, Function<DataStream<T>, SingleOutputStreamOperator<R>> transformation) {
        Map<String, SingleOutputStreamOperator<R>> results = new LinkedHashMap<>();
        branches.forEach((branch, stream) -> {
            String name = step + "-" + branch;
            results.put(branch, transformation.apply(stream).name(name).uid(name));
        });
        return new BranchedOutputs<>(results);
    }

    /** A side output of all branches. */
    public <X> DataStream<X> sideOutput(OutputTag<X> tag) {
        return branches.values().stream()
                .<DataStream<X>>map(stream -> stream.getSideOutput(tag))
                .reduce(DataStream::union)
                .orElseThrow();
    }

    /** All branches; costs a serialization unless a shuffle follows. */
    public DataStream<T> union() {
        return branches.values().stream()
                .<DataStream<T>>map(stream -> stream)
                .reduce(DataStream::union)
                .orElseThrow();
    }
}
