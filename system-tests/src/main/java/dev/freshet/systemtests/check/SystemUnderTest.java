/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import dev.freshet.systemtests.flink.FlinkCluster;
import dev.freshet.systemtests.flink.JobSubmission;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.CommittedTopics;
import dev.freshet.systemtests.kafka.JobTopics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker, a Flink cluster and a job between them, all in processes of their own, under a steady stream of records.
 *
 * <p>{@link #start} brings it up, the test does its worst to the parts, and {@link #finish} tells what is left of the promise.
 */
public final class SystemUnderTest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemUnderTest.class);

    /** Far enough back that a run of half an hour at a hundred times real time ends before today. */
    private static final Duration BACK = Duration.ofDays(4);

    /** When so long nothing more is committed though checkpoints complete, nothing more will come. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SystemSettings settings;
    private final EmbeddedKafka broker;
    private final FlinkCluster cluster;
    private final Workload workload;
    private final Feed feed;
    private @Nullable SubmittedJob job;

    private SystemUnderTest(SystemSettings settings, EmbeddedKafka broker, FlinkCluster cluster) {
        this.settings = settings;
        this.broker = broker;
        this.cluster = cluster;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        this.workload =
                settings.subject().workload(settings.seed(), now.minus(BACK).truncatedTo(ChronoUnit.DAYS), now);
        this.feed = new Feed(broker.bootstrapServers());
    }

    /** Starts broker and cluster and makes the topics; the job is the test's to submit. */
    public static SystemUnderTest prepare(SystemSettings settings) throws IOException {
        LOG.info("seed {}", settings.seed());
        EmbeddedKafka broker = EmbeddedKafka.start(settings.broker());
        try {
            JobTopics.create(broker.bootstrapServers(), settings.subject().job(), settings.partitions());
            SystemUnderTest system = new SystemUnderTest(settings, broker, FlinkCluster.start(settings.cluster()));
            system.feed.send(system.workload.before());
            return system;
        } catch (IOException | RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    /** Everything up, records flowing, and the first checkpoints behind it: the state in which faults are injected. */
    public static SystemUnderTest start(SystemSettings settings, String... options) throws IOException {
        SystemUnderTest system = prepare(settings);
        try {
            system.submit(system.submission().set(options));
            system.feed();
            system.job().awaitCheckpoints(3);
            return system;
        } catch (RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    /** The job as a user would submit it. */
    public JobSubmission submission() {
        List<String> assignments = new ArrayList<>();
        assignments.add("kafka.bootstrap.servers=" + broker.bootstrapServers());
        assignments.addAll(settings.subject().options());
        return JobSubmission.of(settings.jobJar(), settings.parallelism(), List.of())
                .set(assignments.toArray(String[]::new));
    }

    /** Submits a job and waits until it runs. */
    public SubmittedJob submit(JobSubmission submission) {
        SubmittedJob submitted = launch(submission);
        submitted.awaitRunning();
        return submitted;
    }

    /** Submits a job that may well fail before it runs. */
    public SubmittedJob launch(JobSubmission submission) {
        job = submission.submit(cluster);
        return job;
    }

    /** Begins to send. */
    public void feed() {
        feed.start(workload, settings.recordsPerSecond());
    }

    /** Sends so many records now, as fast as Kafka takes them. */
    public void feed(int count) {
        feed.send(Stream.generate(workload::next).limit(count).toList());
    }

    /** What has been sent so far, in order. */
    public List<Input> sentSoFar() {
        return feed.sentSoFar();
    }

    /** Sends records of the test's own, in this order, in place of {@link #feed}. */
    public void send(List<Input> records) {
        feed.send(records);
    }

    /** What the job is called, reads and writes. */
    public JobDefinition definition() {
        return settings.subject().job();
    }

    public EmbeddedKafka broker() {
        return broker;
    }

    public FlinkCluster cluster() {
        return cluster;
    }

    /** The job that was submitted last. */
    public SubmittedJob job() {
        return Objects.requireNonNull(job, "no job was submitted");
    }

    /**
     * Ends the stream, moves time past all windows, and judges what is committed when it is exact, or when nothing more
     * comes.
     */
    public Verdict finish() {
        return finish(settings.partitions());
    }

    /** As {@link #finish()}, where the input has got another number of partitions. */
    public Verdict finish(int partitions) {
        feed.stop();
        feed.send(workload.closing(partitions));
        List<Sent> sent = feed.sent();
        try (CommittedTopics committed = committedTopics()) {
            Verifier verifier = verifier(committed);
            Verdict verdict =
                    new Settling(() -> verifier.judge(sent), job()::completedCheckpoints, SILENCE).verdict(PATIENCE);
            LOG.info("{}", verdict);
            return verdict;
        }
    }

    /** How many records the job has committed so far. */
    public long committed() {
        try (CommittedTopics committed = committedTopics()) {
            return verifier(committed).count();
        }
    }

    private CommittedTopics committedTopics() {
        return new CommittedTopics(broker.bootstrapServers(), Verifier.topics(definition()));
    }

    private Verifier verifier(CommittedTopics committed) {
        return new Verifier(definition(), workload, committed::readOn);
    }

    @Override
    public void close() {
        feed.close();
        cluster.close();
        broker.close();
    }
}
