/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** What {@code --explain} prints: the job as it would run, read from its real graph. */
final class Explanation {

    private static final List<String> SECRET_WORDS =
            List.of("password", "secret", "jaas", "token", "credential", "key");

    private Explanation() {}

    static String of(JobDefinition job, Options options, StreamExecutionEnvironment environment) {
        List<String> lines = new ArrayList<>();
        lines.add(job.name() + ": " + job.purpose());
        lines.add("");
        lines.add("Operators (uid, parallelism, inputs)");
        addOperators(lines, environment.getStreamGraph(false));
        lines.add("");
        lines.add("Topics");
        job.inputs().forEach(topic -> lines.add("  reads   " + topic.name() + besideInput(topic)));
        job.outputs()
                .forEach(topic ->
                        lines.add("  writes  " + topic.name() + "  (too large: " + topic.deadLetterName() + ")"));
        lines.add("  writes  " + job.statusTopic() + "  (accepted gaps)");
        lines.add("");
        lines.add("Settings that differ from their defaults");
        options.given().forEach((key, value) -> lines.add("  " + key + " = " + shown(key, value)));
        return String.join("\n", lines) + "\n";
    }

    private static void addOperators(List<String> lines, StreamGraph graph) {
        graph.getStreamNodes().stream()
                .sorted(Comparator.comparingInt(StreamNode::getId))
                .forEach(node -> lines.add("  " + uid(node) + "  ×" + node.getParallelism() + inputs(graph, node)));
    }

    private static String inputs(StreamGraph graph, StreamNode node) {
        List<String> names = node.getInEdges().stream()
                .map(edge -> uid(graph.getStreamNode(edge.getSourceId())))
                .distinct()
                .toList();
        return names.isEmpty() ? "" : "  ← " + String.join(", ", names);
    }

    private static String uid(StreamNode node) {
        String uid = node.getTransformationUID();
        return uid == null ? node.getOperatorName() + " (no uid!)" : uid;
    }

    private static String besideInput(Topic<?> topic) {
        String more =
                switch (topic.kind()) {
                    case EVENTS -> ", late: " + topic.lateName();
                    case CONTROL -> ", receipts: " + topic.statusName();
                    case REFERENCE, OUTPUT -> "";
                };
        return "  (refused: " + topic.deadLetterName() + more + ")";
    }

    /** A placeholder such as {@code ${file:…}} is no secret; what might be one is not printed. */
    private static String shown(String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        boolean secret = SECRET_WORDS.stream().anyMatch(lower::contains);
        return secret && !value.startsWith("${") ? "(hidden)" : value;
    }
}
