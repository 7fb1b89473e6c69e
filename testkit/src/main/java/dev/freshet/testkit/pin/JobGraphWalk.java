/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.KeyedBroadcastStateTransformation;
import org.apache.flink.streaming.api.transformations.KeyedMultipleInputTransformation;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;
import org.apache.flink.streaming.api.transformations.ReduceTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.jspecify.annotations.Nullable;

/** All of a job's transformations, as they were written down, before Flink makes a graph of them. */
final class JobGraphWalk {

    private JobGraphWalk() {}

    /** Every transformation that becomes an operator; unions, partitions and side outputs do not. */
    static List<PhysicalTransformation<?>> operators(StreamExecutionEnvironment environment) {
        Set<Transformation<?>> all = new LinkedHashSet<>();
        for (Transformation<?> each : environment.getTransformations()) {
            all.addAll(each.getTransitivePredecessors());
            all.add(each);
        }
        List<PhysicalTransformation<?>> operators = new ArrayList<>();
        for (Transformation<?> each : all) {
            if (each instanceof PhysicalTransformation<?> operator) {
                operators.add(operator);
            }
        }
        if (operators.isEmpty()) {
            throw new AssertionError(
                    "The environment has no operators: build the pipeline first, and do not execute it.");
        }
        return operators;
    }

    /** The type by which the operator's state is keyed, or null. */
    static @Nullable TypeInformation<?> keyType(Transformation<?> operator) {
        if (operator instanceof OneInputTransformation<?, ?> one) {
            return one.getStateKeyType();
        }
        if (operator instanceof TwoInputTransformation<?, ?, ?> two) {
            return two.getStateKeyType();
        }
        if (operator instanceof KeyedMultipleInputTransformation<?> many) {
            return many.getStateKeyType();
        }
        if (operator instanceof KeyedBroadcastStateTransformation<?, ?, ?, ?> broadcast) {
            return broadcast.getStateKeyType();
        }
        if (operator instanceof ReduceTransformation<?, ?> reduce) {
            return reduce.getKeyTypeInfo();
        }
        return null;
    }
}
