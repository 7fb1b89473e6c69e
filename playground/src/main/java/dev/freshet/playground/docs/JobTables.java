/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.OptionTypes;
import dev.freshet.playground.kafka.JobTopic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** The generated sections of a job's page. */
final class JobTables {

    private JobTables() {}

    static Map<String, String> of(JobDefinition job) {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("topics", topics(job));
        sections.put("planned", planned(job));
        sections.put("rules", rules(job));
        sections.put("options", options(job));
        sections.put("operators", operators(job));
        return sections;
    }

    private static String topics(JobDefinition job) {
        Map<String, Topic<?>> contract = new HashMap<>();
        job.documented().forEach(topic -> contract.put(topic.name(), topic));
        Table table = new Table("topic", "kind", "key", "what it holds");
        for (JobTopic topic : JobTopic.of(job)) {
            Topic<?> known = contract.get(topic.name());
            table.row(List.of(
                    known == null ? code(topic.name()) : linkToSchema(known),
                    topic.role().words(),
                    known == null ? "" : code(known.keyForm()),
                    topic.purpose()));
        }
        return table.toString();
    }

    private static String linkToSchema(Topic<?> topic) {
        return "[" + code(topic.name()) + "](../schemas/" + topic.name() + ".schema.json)";
    }

    /** A table of their own, so that nobody looks in Kafka for what no job writes. */
    private static String planned(JobDefinition job) {
        Table table = new Table("topic", "to be", "key", "what it will hold");
        for (Topic<?> topic : job.planned()) {
            table.row(List.of(
                    linkToSchema(topic),
                    topic.kind() == Topic.Kind.OUTPUT ? "written" : "read",
                    code(topic.keyForm()),
                    topic.purpose()));
        }
        return job.planned().isEmpty() ? "None.\n" : table.toString();
    }

    private static String rules(JobDefinition job) {
        StringBuilder text = new StringBuilder();
        for (Topic<?> topic : job.contract().stream()
                .filter(topic -> topic.kind() != Topic.Kind.OUTPUT)
                .toList()) {
            text.append("- ").append(code(topic.name())).append(topic.isPlanned() ? " (planned)\n" : "\n");
            for (ContractRule<?> rule : topic.rules()) {
                text.append("  - ").append(rule.description()).append("\n");
            }
        }
        return text.toString();
    }

    private static String options(JobDefinition job) {
        Table table = new Table("option", "default", "type", "meaning");
        for (ConfigOption<?> option : job.options()) {
            String fallback = OptionTypes.defaultOf(option);
            table.row(List.of(
                    code(option.key()),
                    fallback.isEmpty() ? "" : code(fallback),
                    OptionTypes.describe(option),
                    new HtmlFormatter().format(option.description())));
        }
        return table.toString();
    }

    private static String operators(JobDefinition job) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        JobLaunch.in(environment, job, JobLaunch.options(job));
        StreamGraph graph = environment.getStreamGraph(false);
        Table table = new Table("uid", "reads from");
        graph.getStreamNodes().stream()
                .sorted(Comparator.comparingInt(StreamNode::getId))
                .forEach(node -> table.row(List.of(code(uid(node)), inputs(graph, node))));
        return table.toString();
    }

    private static String inputs(StreamGraph graph, StreamNode node) {
        return node.getInEdges().stream()
                .map(edge -> code(uid(graph.getStreamNode(edge.getSourceId()))))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String uid(StreamNode node) {
        return Objects.requireNonNullElse(node.getTransformationUID(), node.getOperatorName());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
