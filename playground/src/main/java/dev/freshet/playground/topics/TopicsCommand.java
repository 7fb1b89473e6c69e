/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.topics;

import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.kafka.JobTopic;
import dev.freshet.playground.kafka.KafkaTopics;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        header = "List the topics of a job, and create those that are missing.",
        description = {
            "",
            "Without a Kafka: the job's contract. With one: which of the topics exist there. Exits with 1 where topics are"
                    + " missing.",
            ""
        })
public final class TopicsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "The job, such as ecommerce.")
    private String name;

    @Mixin
    private KafkaArguments kafka;

    @Option(names = "--create", description = "Create the missing ones, compacted where the contract says so.")
    private boolean create;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of a topic that is created. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Replicas of a topic that is created. Default: the broker's own.")
    private @Nullable Short replicas;

    @Override
    public Integer call() {
        List<JobTopic> topics = JobTopic.of(Jobs.named(name));
        if (create && !kafka.isGiven()) {
            throw new CommandFailure("--create needs a Kafka: give --bootstrap-servers HOST:PORT.");
        }
        if (!kafka.isGiven()) {
            topics.forEach(topic -> print(topic, ""));
            return 0;
        }
        try (KafkaTopics admin = KafkaTopics.of(kafka.settings())) {
            return compare(topics, admin);
        }
    }

    private int compare(List<JobTopic> topics, KafkaTopics admin) {
        Map<String, Integer> existing =
                admin.partitions(topics.stream().map(JobTopic::name).toList());
        List<JobTopic> missing = topics.stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .toList();
        if (create) {
            Map<String, Integer> wanted = new HashMap<>();
            missing.forEach(topic -> wanted.put(topic.name(), partitions));
            admin.create(missing, wanted, Optional.ofNullable(replicas));
        }
        String absent = create ? "created" : "missing";
        topics.forEach(topic ->
                print(topic, existing.containsKey(topic.name()) ? existing.get(topic.name()) + " partitions" : absent));
        if (create || missing.isEmpty()) {
            return 0;
        }
        throw new CommandFailure(missing.size() + " topics are missing; --create makes them.");
    }

    private void print(JobTopic topic, String state) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-34s %-17s %-14s %s%n", topic.name(), topic.role().words(), state, topic.purpose());
        out.flush();
    }
}
