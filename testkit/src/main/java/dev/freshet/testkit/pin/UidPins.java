/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * A job's operators keep their uids, or a restore loses their state.
 *
 * <p>Asserts that every operator has a uid that equals its name, that the max parallelism is explicit, and that the
 * list of uids, those that Flink derives for committers included, is the pinned one.
 */
public final class UidPins {

    private UidPins() {}

    /** Checks a pipeline that was built but not executed against a text resource beside the test. */
    public static void assertPinned(StreamExecutionEnvironment environment, Class<?> test, String resource) {
        List<String> uids = uids(environment);
        new Pin(test, resource)
                .assertSame(
                        uids,
                        "State is found by uid: an operator whose uid changed or went starts empty, and the job refuses"
                                + " the savepoint. Put the old uid back unless that is meant.");
    }

    /** The uids of all operators, sorted. */
    static List<String> uids(StreamExecutionEnvironment environment) {
        JobGraphWalk.operators(environment).forEach(UidPins::assertNamed);
        if (environment.getMaxParallelism() <= 0) {
            throw new AssertionError(
                    "The max parallelism is not explicit: Flink would derive it from the parallelism, and"
                            + " a savepoint could not be restored at another one. Set pipeline.max-parallelism.");
        }
        return environment.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .map(uid -> Objects.requireNonNullElse(uid, "(none)"))
                .sorted()
                .toList();
    }

    private static void assertNamed(Transformation<?> operator) {
        String uid = operator.getUid();
        if (uid == null) {
            throw new AssertionError(
                    "The operator '%s' has no uid, so its state is lost as soon as the job's graph changes."
                                    .formatted(operator.getName())
                            + " Add .uid(\"…\").name(\"…\") after it, both with the same constant.");
        }
        if (!uid.equals(operator.getName())) {
            throw new AssertionError(
                    "The operator with the uid '%s' is named '%s'. Give both the same constant: what a person sees in the"
                                    .formatted(uid, operator.getName())
                            + " web page and in metrics is then what a savepoint knows.");
        }
    }
}
