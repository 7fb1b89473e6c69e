/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.kafka.JobTopic;
import dev.freshet.playground.kafka.KafkaTopics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet dlq list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Count the dead letters of a job, or beside one topic, by reason.")
public final class DlqListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB|TOPIC", description = "The job, such as ecommerce; or one topic that it reads.")
    private String name;

    @Mixin
    private KafkaArguments kafka;

    @Override
    public Integer call() {
        KafkaSettings settings = kafka.settings();
        List<String> topics =
                name.contains(".") ? List.of(DeadLetterTopic.of(settings, name).name()) : topicsOfJob();
        try (KafkaTopics admin = KafkaTopics.of(settings)) {
            Map<String, Integer> existing = admin.partitions(topics);
            topics.forEach(topic -> print(settings, topic, existing.containsKey(topic)));
        }
        return 0;
    }

    private List<String> topicsOfJob() {
        return JobTopic.of(Jobs.named(name)).stream()
                .filter(topic -> topic.role() == JobTopic.Role.DEAD_LETTERS)
                .map(JobTopic::name)
                .toList();
    }

    private void print(KafkaSettings settings, String topic, boolean exists) {
        PrintWriter out = spec.commandLine().getOut();
        if (!exists) {
            out.printf("%-40s the topic does not exist%n", topic);
            return;
        }
        Map<String, Long> reasons = new TreeMap<>();
        DeadLetterTopic.of(settings, topic)
                .read(record -> reasons.merge(
                        DeadLetterTopic.parse(record)
                                .map(letter -> letter.rejection().reason().name())
                                .orElse("(no dead letter)"),
                        1L,
                        Long::sum));
        long all = reasons.values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%-40s %,9d%n", topic, all);
        reasons.forEach((reason, count) -> out.printf(Locale.ROOT, "  %-38s %,9d%n", reason, count));
        out.flush();
    }
}
