/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

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
final class RunningFraudJob implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final int PARALLELISM = 2;

    /** More than the job takes, so that it and not the broker has to say no. */
    private static final String LARGEST_INPUT = "4000000";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JobClient client;
    private final CompletableFuture<JobExecutionResult> result;

    private RunningFraudJob(JobClient client) {
        this.client = client;
        this.result = client.getJobExecutionResult();
    }

    /** Creates the topics and starts the job. */
    static RunningFraudJob start(KafkaFixture kafka, String... assignments) throws Exception {
        topics().forEach((name, settings) -> kafka.createTopic(name, PARTITIONS, settings));
        Configuration cluster = new Configuration();
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, cluster);
        JobLaunch launch = JobLaunch.in(
                environment,
                FraudJob.DEFINITION,
                JobLaunch.options(FraudJob.DEFINITION, arguments(kafka, assignments)));
        launch.preflight();
        RunningFraudJob job = new RunningFraudJob(environment.executeAsync(launch.name()));
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
                "--set", "job.instance=" + KafkaFixture.uniqueName("fraud")));
        for (String assignment : assignments) {
            arguments.add("--set");
            arguments.add(assignment);
        }
        return arguments.toArray(String[]::new);
    }

    private static Map<String, Map<String, String>> topics() {
        Map<String, Map<String, String>> topics = new TreeMap<>();
        for (Topic<?> input : FraudJob.DEFINITION.inputs()) {
            Map<String, String> settings = new TreeMap<>(Map.of("max.message.bytes", LARGEST_INPUT));
            if (input.kind() != Topic.Kind.EVENTS) {
                settings.put("cleanup.policy", "compact");
            }
            topics.put(input.name(), settings);
            topics.put(input.deadLetterName(), Map.of());
            topics.put(input.lateName(), Map.of());
        }
        FraudJob.DEFINITION.receipts().forEach(receipts -> topics.put(receipts.name(), Map.of()));
        for (Topic<?> output : FraudJob.DEFINITION.outputs()) {
            topics.put(output.name(), Map.of());
            topics.put(output.deadLetterName(), Map.of());
        }
        topics.put(FraudJob.DEFINITION.statusTopic(), Map.of());
        return topics;
    }
}
