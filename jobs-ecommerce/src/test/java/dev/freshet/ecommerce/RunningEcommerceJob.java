/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.awaitility.Awaitility.await;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job as it runs in production, on a local cluster and a real broker, with topics of its own making.
 *
 * <p>It may not restart: one failure ends it, and {@link #close} reports that.
 */
final class RunningEcommerceJob implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final int PARALLELISM = 2;

    /** More than the job takes, so that it and not the broker has to say no. */
    private static final String LARGEST_INPUT = "4000000";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JobClient client;
    private final CompletableFuture<JobExecutionResult> result;

    private RunningEcommerceJob(JobClient client) {
        this.client = client;
        this.result = client.getJobExecutionResult();
    }

    /** Creates the topics and starts the job. */
    static RunningEcommerceJob start(KafkaFixture kafka, String... assignments) throws Exception {
        createTopics(kafka);
        return startOnTopics(kafka, assignments);
    }

    static void createTopics(KafkaFixture kafka) {
        topics().forEach((name, settings) -> kafka.createTopic(name, PARTITIONS, settings));
    }

    /** Starts the job on topics that stand, and hold records perhaps. */
    static RunningEcommerceJob startOnTopics(KafkaFixture kafka, String... assignments) throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, cluster);
        JobLaunch launch = JobLaunch.in(
                environment,
                EcommerceJob.DEFINITION,
                JobLaunch.options(EcommerceJob.DEFINITION, arguments(kafka, assignments)));
        launch.preflight();
        RunningEcommerceJob job = new RunningEcommerceJob(environment.executeAsync(launch.name()));
        await().atMost(PATIENCE).until(job::isRunning);
        return job;
    }

    /** Whether the job still runs; one that failed once does not. */
    boolean isRunning() {
        return !result.isDone() && client.getJobStatus().join() == JobStatus.RUNNING;
    }

    /** Stops the job; fails with the job's own failure where it had failed before. */
    @Override
    public void close() {
        try {
            if (result.isCompletedExceptionally()) {
                result.join();
            }
            client.cancel().join();
            await().atMost(PATIENCE).until(result::isDone);
        } finally {
            // Topics carry the names of the contract; the next test of this JVM makes its own.
            KafkaFixture.shared().deleteTopics(topics().keySet().toArray(String[]::new));
        }
    }

    private static String[] arguments(KafkaFixture kafka, String... assignments) {
        List<String> arguments = new ArrayList<>(List.of(
                "--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "--set", "job.instance=" + KafkaFixture.uniqueName("ecommerce")));
        for (String assignment : assignments) {
            arguments.add("--set");
            arguments.add(assignment);
        }
        return arguments.toArray(String[]::new);
    }

    private static Map<String, Map<String, String>> topics() {
        Map<String, Map<String, String>> topics = new TreeMap<>();
        for (Topic<?> input : EcommerceJob.DEFINITION.inputs()) {
            Map<String, String> settings = new TreeMap<>(Map.of("max.message.bytes", LARGEST_INPUT));
            if (input.kind() != Topic.Kind.EVENTS) {
                settings.put("cleanup.policy", "compact");
            }
            topics.put(input.name(), settings);
            topics.put(input.deadLetterName(), Map.of());
            topics.put(input.lateName(), Map.of());
        }
        EcommerceJob.DEFINITION.receipts().forEach(receipts -> topics.put(receipts.name(), Map.of()));
        for (Topic<?> output : EcommerceJob.DEFINITION.outputs()) {
            topics.put(output.name(), Map.of());
            topics.put(output.deadLetterName(), Map.of());
        }
        topics.put(EcommerceJob.DEFINITION.statusTopic(), Map.of());
        return topics;
    }
}
