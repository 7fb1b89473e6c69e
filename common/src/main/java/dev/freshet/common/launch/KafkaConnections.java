/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.delivery.JobIdentity;
import dev.freshet.common.delivery.OutputRecord;
import dev.freshet.common.delivery.OutputSink;
import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.common.kafka.TopicSource;
import dev.freshet.common.launch.SuiteOptions.Boundedness;
import dev.freshet.common.launch.SuiteOptions.Delivery;
import dev.freshet.common.preflight.Preflight;
import dev.freshet.common.preflight.PreflightException;
import dev.freshet.common.preflight.PreflightSettings;
import dev.freshet.common.preflight.RequiredTopic;
import dev.freshet.common.time.ContractWatermarks;
import dev.freshet.common.time.ReadingProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.function.SerializableFunction;

/** Makes sources, watermarks, the sink and the preflight of one launch from its options. */
final class KafkaConnections {

    private static final Duration PARTITION_DISCOVERY = Duration.ofSeconds(30);

    /** How far one input may run ahead of another in a replay; bounds what waits in memory, and no result depends on it. */
    private static final Duration REPLAY_DRIFT = Duration.ofDays(1);

    /** A running twin begins a transaction with every checkpoint; what its checkpoint takes comes on top. */
    private static final Duration TWIN_WATCH_MARGIN = Duration.ofSeconds(2);

    /** Without the dot that ends a prefix: else the prefix of one instance would be the beginning of another's. */
    private static final Pattern INSTANCE_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Duration REPLAY_ALIGNMENT = Duration.ofMillis(50);

    private final JobDefinition job;
    private final Options options;

    KafkaConnections(JobDefinition job, Options options) {
        this.job = job;
        this.options = options;
    }

    JobIdentity identity() {
        String version = JobDefinition.class.getPackage().getImplementationVersion();
        return new JobIdentity(job.name(), version == null ? "development" : version);
    }

    String instance() {
        String name = options.getOr(SuiteOptions.INSTANCE, job.name());
        if (!INSTANCE_NAME.matcher(name).matches()) {
            throw new UsageException(
                    "The value '" + name + "' of " + SuiteOptions.INSTANCE.key() + " may hold letters, digits,"
                            + " _ and - only: after a dot it would begin with the transactional prefix of another job");
        }
        return name;
    }

    TopicSource topics() {
        SourceSettings settings = UsageException.unlessValid(() -> new SourceSettings(
                instance(), options.get(SuiteOptions.START_FROM), skew(), PARTITION_DISCOVERY, limits(), isReplay()));
        return new TopicSource(options.kafka(), settings, Clock.systemUTC());
    }

    <V> WatermarkStrategy<Decoded<V>> watermarks(SerializableFunction<V, Instant> timeOf) {
        Duration outOfOrderness = options.get(SuiteOptions.OUT_OF_ORDERNESS);
        return isReplay()
                ? alignedInReplay(ContractWatermarks.replaying(timeOf, outOfOrderness))
                : ContractWatermarks.following(timeOf, outOfOrderness, options.get(SuiteOptions.IDLE_TIMEOUT));
    }

    <V> WatermarkStrategy<Decoded<V>> referenceWatermarks(
            SerializableFunction<V, Instant> timeOf, ReadingProgress progress) {
        return isReplay()
                ? alignedInReplay(ContractWatermarks.replayingReference(timeOf))
                : ContractWatermarks.followingReference(
                        timeOf,
                        options.get(SuiteOptions.OUT_OF_ORDERNESS),
                        referenceIdleTimeout(),
                        options.get(SuiteOptions.IDLE_TIMEOUT),
                        progress);
    }

    <V> WatermarkStrategy<Decoded<V>> controlWatermarks(SerializableFunction<V, Instant> timeOf) {
        return ContractWatermarks.ofControl(timeOf);
    }

    private static <V> WatermarkStrategy<V> alignedInReplay(WatermarkStrategy<V> strategy) {
        return strategy.withWatermarkAlignment("replay", REPLAY_DRIFT, REPLAY_ALIGNMENT);
    }

    /** A reference topic is silent most of the time: never idle, it would stop every job that reads one. */
    private Duration referenceIdleTimeout() {
        Duration timeout = options.get(SuiteOptions.REFERENCE_IDLE_TIMEOUT);
        if (timeout.isZero()) {
            throw new UsageException("The value of " + SuiteOptions.REFERENCE_IDLE_TIMEOUT.key()
                    + " is 0: a silent reference topic would hold the whole job back; give a duration such as '5 s'");
        }
        return timeout;
    }

    Sink<OutputRecord> sink() {
        KafkaSettings kafka = options.kafka();
        SinkSettings settings = sinkSettings();
        return UsageException.unlessValid(() -> options.get(SuiteOptions.DELIVERY) == Delivery.AT_LEAST_ONCE
                ? OutputSink.atLeastOnce(kafka, settings)
                : OutputSink.exactlyOnce(kafka, settings, identity(), writtenTopics(), Clock.systemUTC()));
    }

    /** How long to look for a twin, which begins a transaction in each of its checkpoint intervals. */
    Duration twinWatch(Duration checkpointInterval) {
        return options.getOr(SuiteOptions.TWIN_WATCH, checkpointInterval.plus(TWIN_WATCH_MARGIN));
    }

    /** Checks that the job can run and will not lose anything. */
    void preflight(int parallelism, Duration checkpointInterval, Duration twinWatch, Consumer<String> progress)
            throws PreflightException, InterruptedException {
        PreflightSettings settings = new PreflightSettings(
                requiredTopics(),
                instance(),
                options.get(SuiteOptions.CREATE_TOPICS),
                options.get(SuiteOptions.TOPIC_PARTITIONS),
                replicas(),
                isReplay() ? 1 : parallelism,
                options.get(SuiteOptions.IDLE_TIMEOUT),
                options.get(SuiteOptions.DELIVERY) == Delivery.EXACTLY_ONCE,
                checkpointInterval,
                options.get(SuiteOptions.EXPECTED_RESTART),
                twinWatch);
        progress.accept("Asking Kafka at %s for topics, rights and timeouts"
                .formatted(options.kafka().bootstrapServers()));
        Preflight.check(options.kafka(), sinkSettings(), settings, progress);
    }

    /** Does what asks Kafka for more before the job begins; where Kafka does not answer, the job does not begin. */
    void require(Runnable call) throws PreflightException {
        Preflight.require(options.kafka(), call);
    }

    private short replicas() {
        int replicas = options.get(SuiteOptions.TOPIC_REPLICATION);
        boolean given = replicas >= 1 && replicas <= Short.MAX_VALUE;
        if (!given && replicas != PreflightSettings.REPLICAS_OF_THE_BROKERS) {
            throw new UsageException(
                    "The value %d of %s is no number of replicas; give 1 or more, or -1 for the brokers' own"
                            .formatted(replicas, SuiteOptions.TOPIC_REPLICATION.key()));
        }
        return (short) replicas;
    }

    private List<RequiredTopic> requiredTopics() {
        List<RequiredTopic> topics = new ArrayList<>();
        job.inputs().forEach(topic -> topics.addAll(RequiredTopic.besideInput(topic)));
        job.outputs().forEach(topic -> topics.addAll(RequiredTopic.besideOutput(topic)));
        topics.add(RequiredTopic.plain(job.statusTopic()));
        return topics;
    }

    int maximumRecordBytes() {
        return UsageException.unlessValid(() -> bytes(SuiteOptions.MAXIMUM_RECORD_SIZE));
    }

    private SinkSettings sinkSettings() {
        return UsageException.unlessValid(() -> new SinkSettings(
                instance() + ".",
                options.get(SuiteOptions.TRANSACTION_TIMEOUT),
                maximumRecordBytes(),
                options.get(SuiteOptions.ON_LOST_TRANSACTION),
                job.statusTopic()));
    }

    /** Everything that goes through the sink, dead letters and late records included. */
    private Set<String> writtenTopics() {
        return requiredTopics().stream()
                .filter(RequiredTopic::written)
                .map(RequiredTopic::name)
                .filter(name -> !name.equals(job.statusTopic()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private JsonLimits limits() {
        return new JsonLimits(
                options.get(SuiteOptions.MAXIMUM_DEPTH),
                options.get(SuiteOptions.MAXIMUM_NAME_LENGTH),
                options.get(SuiteOptions.MAXIMUM_NUMBER_LENGTH),
                options.get(SuiteOptions.MAXIMUM_TEXT_LENGTH),
                bytes(SuiteOptions.MAXIMUM_INPUT_SIZE));
    }

    /** Java's arrays, and so Kafka's records, have no more bytes than an {@code int} can count. */
    private int bytes(ConfigOption<MemorySize> option) {
        long bytes = options.get(option).getBytes();
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(option.key() + " must be below 2 gb, but is " + bytes + " bytes");
        }
        return (int) bytes;
    }

    private Duration skew() {
        return options.get(SuiteOptions.CLOCK_SKEW);
    }

    private boolean isReplay() {
        return options.get(SuiteOptions.BOUNDEDNESS) == Boundedness.REPLAY;
    }
}
