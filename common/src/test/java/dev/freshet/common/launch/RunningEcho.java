/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.common.delivery.TestNames;
import dev.freshet.common.preflight.RequiredTopic;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** The echo job on a local cluster and a real broker, from its options on, with topics of one partition; it may not restart. */
final class RunningEcho implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name;
    private final JobClient client;

    private RunningEcho(String name, JobClient client) {
        this.name = name;
        this.client = client;
    }

    static RunningEcho start(Duration checkpointInterval, String... assignments) throws Exception {
        KafkaFixture kafka = KafkaFixture.shared();
        String name = TestNames.unique("echo");
        topics(name).forEach(topic -> kafka.createTopic(topic.name(), 1));
        Configuration cluster = new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, cluster);
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers()));
        List.of(assignments).forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        JobDefinition job = EchoJob.named(name);
        JobLaunch launch = JobLaunch.in(environment, job, JobLaunch.options(job, arguments.toArray(String[]::new)));
        launch.preflight();
        RunningEcho running = new RunningEcho(name, environment.executeAsync(launch.name()));
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(running::isRunning);
        return running;
    }

    private static List<RequiredTopic> topics(String name) {
        return Stream.of(
                        RequiredTopic.besideInput(EchoJob.calls(name)),
                        RequiredTopic.besideOutput(EchoJob.echoes(name)),
                        List.of(RequiredTopic.plain(EchoJob.named(name).statusTopic())))
                .flatMap(List::stream)
                .toList();
    }

    /** What the names of its topics and of its transactions begin with. */
    String name() {
        return name;
    }

    boolean isRunning() {
        return client.getJobStatus().join() == JobStatus.RUNNING;
    }

    void call(int partition, String id, Instant time) {
        byte[] call = """
            {"event_id":"%s","event_time":"%s","caller":"ann"}\
            """.formatted(id, time).getBytes(UTF_8);
        kafka.produce(List.of(new ProducerRecord<>(calls(), partition, null, call)));
    }

    String calls() {
        return EchoJob.calls(name).name();
    }

    String echoes() {
        return EchoJob.echoes(name).name();
    }

    /** The ids of the committed echoes, by their order in the topic, as soon as there are so many. */
    List<String> awaitEchoes(int count) {
        return ids(Records.values(kafka.awaitCommitted(echoes(), PATIENCE, records -> records.size() >= count)));
    }

    /** The ids of the calls that came too late, and of those that were refused. */
    List<String> notEchoed() {
        List<String> records = new ArrayList<>(
                Records.values(kafka.readCommitted(EchoJob.calls(name).lateName())));
        records.addAll(Records.values(kafka.readCommitted(EchoJob.calls(name).deadLetterName())));
        return ids(records);
    }

    private static List<String> ids(List<String> records) {
        return records.stream()
                .flatMap(record -> ID.matcher(record).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** Fails with the job's own failure where it had failed before. */
    @Override
    public void close() {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        if (result.isCompletedExceptionally()) {
            result.join();
        }
        client.cancel().join();
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(result::isDone);
    }
}
