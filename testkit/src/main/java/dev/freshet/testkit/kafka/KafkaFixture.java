/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real broker, one per JVM, started by the first test that asks for it and ended with the JVM.
 *
 * <p>It is a container where a Docker engine answers, else a child process; the log says which. The system property
 * {@code freshet.test.kafka} or the environment variable {@code FRESHET_TEST_KAFKA} ({@code container}, {@code process},
 * {@code auto}) chooses otherwise. Tests share it, so every test takes topics, groups and transactional ids of its own:
 * {@link #uniqueName}. Topics are never created by accident.
 */
public final class KafkaFixture {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaFixture.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String bootstrapServers;
    private final Admin admin;

    KafkaFixture(TestBroker broker) {
        this.bootstrapServers = broker.bootstrapServers();
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The broker of this JVM. */
    public static KafkaFixture shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final KafkaFixture INSTANCE = start();

        private static KafkaFixture start() {
            TestBroker broker = TestBroker.start(BrokerChoice.ofThisRun());
            LOG.info("Kafka for tests: {} at {}", broker.description(), broker.bootstrapServers());
            KafkaFixture fixture = new KafkaFixture(broker);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                fixture.admin.close(Duration.ZERO);
                broker.close().run();
            }));
            return fixture;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** For what has no method here; shared, not to be closed. */
    public Admin admin() {
        return admin;
    }

    /** A name for a topic, group or transactional id that no other test uses and no other name begins with. */
    public static String uniqueName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Creates a topic under exactly this name. */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /**
     * Creates a topic under exactly this name, with topic settings such as {@code cleanup.policy}, and waits until the broker
     * tells of it, which may be a moment after it has said yes.
     */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
        finish(() -> admin.createTopics(List.of(topic)).all().get());
        await(PATIENCE)
                .alias("topic " + name)
                .until(() -> admin.listTopics().names().get().contains(name));
    }

    /** Deletes topics and waits until the broker does not list them any more. */
    public void deleteTopics(String... names) {
        List<String> gone = Arrays.asList(names);
        finish(() -> admin.deleteTopics(gone).all().get());
        await(PATIENCE).until(() -> admin.listTopics().names().get().stream().noneMatch(gone::contains));
    }

    /** Deletes every topic whose name begins so: for jobs, whose topics' names are fixed. */
    public void deleteTopicsOf(String prefix) {
        String[] names =
                topicNames().stream().filter(name -> name.startsWith(prefix)).toArray(String[]::new);
        if (names.length > 0) {
            deleteTopics(names);
        }
    }

    private Set<String> topicNames() {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Writes one text record and waits for the broker's receipt; the key decides the partition. */
    public void produce(String topic, String key, String value) {
        produce(List.of(Records.text(topic, key, value)));
    }

    /**
     * Writes records in order, with the partition, headers and timestamp they carry, and waits for the receipts.
     *
     * @return where each record stands, in the order given
     */
    public List<RecordMetadata> produce(List<ProducerRecord<byte[], byte[]>> records) {
        return Records.write(bootstrapServers, records);
    }

    /**
     * Writes records in one transaction, which is aborted: a reader of committed records never sees them. Returns when it
     * is over at the partitions too, which the broker does not wait for: what is written next comes after its marker.
     */
    public void produceAborted(List<ProducerRecord<byte[], byte[]>> records) {
        Records.writeAborted(bootstrapServers, uniqueName("aborted"), records).forEach(this::awaitMarker);
    }

    private void awaitMarker(RecordMetadata receipt) {
        TopicPartition partition = new TopicPartition(receipt.topic(), receipt.partition());
        await(PATIENCE)
                .alias("end of the transaction on " + partition)
                .until(() -> stableEnd(partition) > receipt.offset());
    }

    private long stableEnd(TopicPartition partition) throws ExecutionException, InterruptedException {
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Every record that is committed now, by partition and offset. Records of open transactions are not. */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        return CommittedRecords.read(bootstrapServers, topic);
    }

    /** Waits, at most a minute, until at least this many records are committed, and returns all. */
    public List<ConsumerRecord<byte[], byte[]>> awaitCommitted(String topic, int count) {
        return awaitCommitted(topic, PATIENCE, records -> records.size() >= count);
    }

    /** Waits until the committed records, read from the beginning each time, fulfil the condition. */
    public List<ConsumerRecord<byte[], byte[]>> awaitCommitted(
            String topic, Duration atMost, Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
        return await(atMost).alias("committed records of " + topic).until(() -> readCommitted(topic), condition);
    }

    private static ConditionFactory await(Duration atMost) {
        // In the same thread: Awaitility interrupts its own one, which Kafka logs as an error.
        return Awaitility.await()
                .pollInSameThread()
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200));
    }

    private static void finish(AdminCall call) {
        try {
            call.run();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A call to the broker that is waited for. */
    @FunctionalInterface
    private interface AdminCall {
        void run() throws ExecutionException, InterruptedException;
    }
}
