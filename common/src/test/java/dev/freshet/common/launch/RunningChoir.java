/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.preflight.RequiredTopic;
import dev.freshet.common.preflight.RequiredTopic.Keeps;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The choir on a local cluster of two subtasks and a real broker; it may not restart. */
final class RunningChoir implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 2;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name;
    private final JobClient client;

    private RunningChoir(String name, JobClient client) {
        this.name = name;
        this.client = client;
    }

    static void createTopics(String name) {
        KafkaFixture kafka = KafkaFixture.shared();
        Stream.of(
                        RequiredTopic.besideInput(ChoirJob.songs(name)),
                        RequiredTopic.besideInput(ChoirJob.tones(name)),
                        RequiredTopic.besideOutput(ChoirJob.sung(name)),
                        List.of(RequiredTopic.plain(ChoirJob.named(name).statusTopic())))
                .flatMap(List::stream)
                .forEach(topic -> kafka.createTopic(topic.name(), PARTITIONS, settings(topic)));
    }

    private static Map<String, String> settings(RequiredTopic topic) {
        return topic.keeps() == Keeps.NEWEST_PER_KEY ? Map.of("cleanup.policy", "compact") : Map.of();
    }

    static RunningChoir start(String name, @Nullable String savepoint) throws Exception {
        Configuration cluster = new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        if (savepoint != null) {
            cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, cluster);
        JobDefinition job = ChoirJob.named(name);
        JobLaunch launch = JobLaunch.in(
                environment,
                job,
                JobLaunch.options(
                        job,
                        "--set",
                        "kafka.bootstrap.servers=" + KafkaFixture.shared().bootstrapServers(),
                        "--set",
                        "preflight.twin-watch=0"));
        launch.preflight();
        RunningChoir running = new RunningChoir(name, environment.executeAsync(launch.name()));
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> running.client.getJobStatus().join() == JobStatus.RUNNING);
        return running;
    }

    /** Writes a record of the control topic under a key; null removes. */
    static void tone(String name, String id, @Nullable String json) {
        KafkaFixture.shared().produce(List.of(Records.text(ChoirJob.tones(name).name(), id, json)));
    }

    static void sing(String name, String id) {
        String json = """
            {"event_id":"%s","event_time":"%s","singer":"singer-%s"}\
            """.formatted(id, Instant.now(), id);
        KafkaFixture.shared().produce(ChoirJob.songs(name).name(), id, json);
    }

    /** The newest of each song, as soon as there are so many. */
    List<String> awaitSung(int count) {
        return await(ChoirJob.sung(name).name(), count);
    }

    /** What is told of one document, in order, as soon as there is so much. */
    List<String> awaitReceipts(String id, int count) {
        String topic = ChoirJob.tones(name).statusName();
        List<ConsumerRecord<byte[], byte[]>> records =
                kafka.awaitCommitted(topic, PATIENCE, all -> of(id, all).size() >= count);
        return of(id, records);
    }

    List<String> awaitDeadTones(int count) {
        return await(ChoirJob.tones(name).deadLetterName(), count);
    }

    private List<String> await(String topic, int count) {
        return Records.values(kafka.awaitCommitted(topic, PATIENCE, records -> records.size() >= count));
    }

    private static List<String> of(String id, List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> lines = new ArrayList<>(Records.values(records));
        lines.removeIf(line -> !line.contains("\"document_id\":\"" + id + "\""));
        return lines;
    }

    String stopWithSavepoint(Path directory) throws Exception {
        String savepoint = client.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        client.getJobExecutionResult().get();
        return savepoint;
    }

    /** Fails with the job's own failure where it had failed before. */
    @Override
    public void close() {
        if (client.getJobExecutionResult().isDone()) {
            client.getJobExecutionResult().join();
            return;
        }
        client.cancel().join();
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> client.getJobExecutionResult()
                .isDone());
    }
}
