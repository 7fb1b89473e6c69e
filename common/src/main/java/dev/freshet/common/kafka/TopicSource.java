/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sources of a contract's topics. They read committed records only, turn bad input into rejections, and fail rather than
 * skip: an offset that is gone and a topic that is gone stop the job with a message that names them.
 */
public final class TopicSource {

    /** How long Kafka may take to tell what lies in a reference topic; the task waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaSettings kafka;
    private final SourceSettings settings;
    private final Clock clock;

    /** @param clock decides which event times lie in the future; must be serializable, as those of the JDK are */
    public TopicSource(KafkaSettings kafka, SourceSettings settings, Clock clock) {
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
    }

    /** Facts: a tombstone is refused. */
    public <T> Source<Decoded<T>, ?, ?> events(Topic<T> topic) {
        return source(topic.name(), committedOffsets(), new EventDeserializer<>(reader(topic)), null);
    }

    /** Facts, each with when Kafka got it: a tombstone is refused. */
    public <T> Source<Decoded<Received<T>>, ?, ?> received(Topic<T> topic) {
        return source(topic.name(), committedOffsets(), new ReceivedDeserializer<>(reader(topic)), null);
    }

    /** Reference data and settings: a tombstone deletes its key. */
    public <T> ReferenceSource<T> changes(Topic<T> topic) {
        Backlog backlog = new Backlog(clientProperties(topic.name(), "last"), PATIENCE);
        return new ReferenceSource<>(
                // A replay knows all of the topic before it tells any time.
                source(
                        topic.name(),
                        committedOffsets(),
                        new ChangeDeserializer<>(reader(topic), backlog),
                        settings.bounded() ? null : backlog),
                backlog);
    }

    /** Rules and settings: a tombstone deletes its key, and what lies in the topic can be known before the job begins. */
    public <T> ControlSource<T> control(Topic<T> topic) {
        ChangeDeserializer<T> deserializer = new ChangeDeserializer<>(reader(topic), null);
        SubmissionOffsets begin = new SubmissionOffsets();
        return new ControlSource<>(source(topic.name(), begin, deserializer, null), () -> {
            TopicContents contents = TopicContents.of(clientProperties(topic.name(), "submission"), topic.name());
            begin.beginAt(contents.ends());
            return contents.records().stream().map(deserializer::read).toList();
        });
    }

    private Properties clientProperties(String topic, String task) {
        Properties client = kafka.clientProperties();
        client.setProperty("client.id", settings.groupId() + "-" + topic + "-" + task);
        return client;
    }

    private <T> ContractReader<T> reader(Topic<T> topic) {
        return new ContractReader<>(topic, settings.skew(), settings.limits(), clock);
    }

    private OffsetsInitializer committedOffsets() {
        return new CommittedOffsets(settings.groupId(), settings.start());
    }

    private <R> Source<R, ?, ?> source(
            String topic,
            OffsetsInitializer begin,
            KafkaRecordDeserializationSchema<R> deserializer,
            @Nullable Backlog backlog) {
        KafkaSourceBuilder<R> builder = KafkaSource.<R>builder()
                .setKafkaSubscriber(new TopicSubscriber(topic))
                .setStartingOffsets(begin)
                .setDeserializer(deserializer)
                .setProperties(consumerProperties(topic));
        if (settings.bounded()) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return new StrictKafkaSource<>(builder.build(), settings.groupId(), backlog);
    }

    /** What every consumer of a group is given that reads for a job. */
    public static Properties consumerProperties(KafkaSettings kafka, String groupId) {
        Properties consumer = kafka.clientProperties();
        consumer.setProperty("group.id", groupId);
        consumer.setProperty("isolation.level", "read_committed");
        // A deleted topic must stay deleted, or its loss could not be told.
        consumer.setProperty("allow.auto.create.topics", "false");
        consumer.putIfAbsent("max.poll.records", "5000");
        return consumer;
    }

    private Properties consumerProperties(String topic) {
        Properties consumer = consumerProperties(kafka, settings.groupId());
        consumer.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), settings.groupId() + "-" + topic);
        consumer.setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                Long.toString(settings.discovery().toMillis()));
        return consumer;
    }
}
