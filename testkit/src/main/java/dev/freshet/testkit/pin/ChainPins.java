/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Which operators of a job run in one task, and where its records are serialized and sent.
 *
 * <p>A chain that breaks changes no result: it costs one serialization of every record, and nobody notices.
 */
public final class ChainPins {

    private ChainPins() {}

    /** Checks a pipeline that was built but not executed against a text resource beside the test. */
    public static void assertPinned(StreamExecutionEnvironment environment, Class<?> test, String resource) {
        new Pin(test, resource)
                .assertSame(
                        chains(environment),
                        "A task more is a serialization more of every record that comes there. Flink chains operators only"
                                + " where one reads from one, at the same parallelism, without a shuffle between.");
    }

    /** One line per task with its chained operators, then one per edge between two tasks. */
    static List<String> chains(StreamExecutionEnvironment environment) {
        List<String> tasks = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        for (JobVertex task : environment.getStreamGraph(false).getJobGraph().getVertices()) {
            tasks.add("task: " + task.getName());
            for (JobEdge edge : task.getInputs()) {
                edges.add("edge: " + first(edge.getSource().getProducer()) + " -- " + edge.getShipStrategyName()
                        + " --> " + first(task));
            }
        }
        tasks.sort(String::compareTo);
        edges.sort(String::compareTo);
        tasks.addAll(edges);
        return tasks;
    }

    private static String first(JobVertex task) {
        return task.getName().split(" -> ", 2)[0];
    }
}
