/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.Options;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Progress;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.JobTopic;
import dev.freshet.playground.kafka.KafkaTopics;
import dev.freshet.playground.local.JobRun;
import dev.freshet.playground.local.LocalBroker;
import dev.freshet.playground.local.LocalEnvironment;
import dev.freshet.playground.local.LocalFlink;
import dev.freshet.playground.local.Resources;
import dev.freshet.playground.local.WorkDirectory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * One replay.
 *
 * <pre>
 * files ──→ input topics ──→ the job, bounded ──→ output topics ──→ files
 * </pre>
 *
 * <p>The job ends at what lay in its topics when it began; then every window fires, and the last checkpoint commits the last
 * transactions. A failure ends the replay: there is nothing to restart for, and Flink's counters stay exact.
 */
final class Replay {

    private static final Duration CHECKPOINTS = Duration.ofSeconds(3);
    private static final int OUTPUT_PARTITIONS = 1;

    private final ReplayPlan plan;
    private final Progress progress;
    private final InstantSource clock;
    private final String run;
    private final List<JobTopic> topics;

    Replay(ReplayPlan plan, Progress progress, InstantSource clock) {
        this.plan = plan;
        this.progress = progress;
        this.clock = clock;
        this.run = plan.job().name() + "-replay-" + Long.toString(clock.millis(), 36);
        this.topics = JobTopic.of(plan.job());
    }

    ReplaySummary run() throws Exception {
        plan.check();
        Files.createDirectories(plan.directory());
        Instant begin = clock.instant();
        try (Resources resources = Resources.closedAtTheEnd(progress::line)) {
            WorkDirectory directory = resources.add(WorkDirectory.create());
            Optional<KafkaSettings> given = plan.givenKafka();
            KafkaSettings kafka = given.isPresent() ? given.get() : ownKafka(resources, directory);
            Map<TopicPartition, Long> beginnings = prepareTopics(kafka);
            Map<String, Long> in = load(kafka);
            progress.step("running the job", () -> execute(resources, directory, kafka));
            Map<String, Long> out = progress.step("writing files", () -> write(kafka, beginnings));
            return new ReplaySummary(plan.job(), in, out, accepted(), Duration.between(begin, clock.instant()));
        } finally {
            EntryCounters.forget(run);
        }
    }

    private KafkaSettings ownKafka(Resources resources, WorkDirectory directory) throws Exception {
        EmbeddedKafka broker = progress.step(
                "starting a Kafka broker", () -> resources.add(LocalBroker.start(directory.resolve("kafka"))));
        return KafkaSettings.at(broker.bootstrapServers());
    }

    /** Creates what is missing, and returns where the records of this replay will begin. */
    private Map<TopicPartition, Long> prepareTopics(KafkaSettings kafka) {
        List<String> names = topics.stream().map(JobTopic::name).toList();
        try (KafkaTopics admin = KafkaTopics.of(kafka)) {
            Map<String, Integer> existing = admin.partitions(names);
            requireEmpty(admin.beginnings(existing.keySet()), admin.ends(existing.keySet()));
            Map<String, Integer> partitions = new HashMap<>();
            List<JobTopic> missing = new ArrayList<>();
            for (JobTopic topic : topics) {
                if (!existing.containsKey(topic.name())) {
                    missing.add(topic);
                    partitions.put(topic.name(), topic.role().isInput() ? plan.partitions() : OUTPUT_PARTITIONS);
                }
            }
            admin.create(missing, partitions, Optional.empty());
            return admin.ends(names);
        }
    }

    private void requireEmpty(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (end > beginnings.getOrDefault(partition, 0L)) {
                throw new CommandFailure("The topic " + partition.topic() + " already holds records. A replay reads and"
                        + " writes the job's own topics: use another Kafka, or none for one of the replay's own."
                        + " Records that lie in Kafka already are replayed by 'freshet run "
                        + plan.job().name()
                        + " --set source.mode=replay --set job.instance=NAME', which writes their results once more beside those"
                        + " that are there.");
            }
        });
    }

    private Map<String, Long> load(KafkaSettings kafka) throws Exception {
        TopicLoader loader = new TopicLoader(kafka);
        Map<String, Long> loaded = new TreeMap<>();
        for (ReplayInput input : plan.inputs()) {
            long lines = progress.step(
                    "loading " + input.file().getFileName(), () -> loader.load(plan.topic(input), input.file()));
            loaded.merge(input.topic(), lines, Long::sum);
        }
        return loaded;
    }

    private boolean execute(Resources resources, WorkDirectory directory, KafkaSettings kafka) throws Exception {
        Map<String, String> flink = new HashMap<>(EntryCounters.settings(run));
        flink.put("restart-strategy.type", "none");
        LocalEnvironment environment = new LocalFlink(
                        directory.resolve("flink"), plan.parallelism(), CHECKPOINTS, OptionalInt.empty(), flink)
                .environment();
        JobLaunch launch = JobLaunch.in(environment, plan.job(), options(kafka));
        launch.preflight();
        resources.add(JobRun.start(environment, launch)).await();
        return true;
    }

    private Options options(KafkaSettings kafka) {
        return plan.options(Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "source.mode",
                "replay",
                "source.start-from",
                "earliest",
                "job.instance",
                run));
    }

    private Map<String, Long> write(KafkaSettings kafka, Map<TopicPartition, Long> beginnings) {
        OutputFiles files = new OutputFiles(new CommittedRange(kafka), plan.directory());
        Map<String, Long> written = new TreeMap<>();
        List<JobTopic> outputs =
                topics.stream().filter(topic -> !topic.role().isInput()).toList();
        try (KafkaTopics admin = KafkaTopics.of(kafka)) {
            Map<TopicPartition, Long> ends =
                    admin.ends(outputs.stream().map(JobTopic::name).toList());
            for (JobTopic topic : outputs) {
                written.put(topic.name(), files.write(topic, beginnings, ends));
            }
        }
        return written;
    }

    private Map<String, Long> accepted() {
        Map<String, Long> accepted = new TreeMap<>();
        for (Topic<?> topic : plan.job().inputs()) {
            if (topic.kind() == Topic.Kind.EVENTS) {
                accepted.put(topic.name(), EntryCounters.accepted(run, topic.entity() + "-entry"));
            }
        }
        return accepted;
    }
}
