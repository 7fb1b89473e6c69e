/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.codec.RecordCodec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.common.kafka.StartPolicy;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Flink cluster per test class; names, topics and a directory for checkpoints per test; copy jobs between the topics. */
@SuppressWarnings("NullAway.Init") // everything is set before it is asked for
final class CopyFixture implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Codec<Reading> READINGS = RecordCodec.of(Reading.class, JsonLimits.DEFAULT);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int MAXIMUM_RECORD_BYTES = 1_000_000;

    private final String prefix;
    private TestCluster cluster;
    private KafkaFixture kafka;
    private String name;
    private Path checkpoints;

    CopyFixture(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        cluster = TestCluster.start();
        kafka = KafkaFixture.shared();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        cluster.close();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        name = TestNames.unique(prefix);
        checkpoints = Files.createTempDirectory("freshet-" + prefix);
        List.of(in(), in() + ".dlq", out(), status()).forEach(topic -> kafka.createTopic(topic, 1));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        FileUtils.deleteDirectory(checkpoints.toFile());
    }

    TestCluster cluster() {
        return cluster;
    }

    KafkaFixture kafka() {
        return kafka;
    }

    /** Consumer group and, with a dot, prefix of the transactional ids. */
    String name() {
        return name;
    }

    String in() {
        return prefix + "." + name + ".v1";
    }

    String out() {
        return prefix + "." + name + "-out.v1";
    }

    String status() {
        return name + ".status.v1";
    }

    /** Reads on for ever, fails on loss, and keeps transactions for ten minutes. */
    CopyJob job() {
        return job(source(false, Duration.ofSeconds(30)), sink(LostTransactionPolicy.FAIL, LONG));
    }

    CopyJob job(LostTransactionPolicy policy, Duration transactionTimeout) {
        return job(source(false, Duration.ofSeconds(30)), sink(policy, transactionTimeout));
    }

    /** Ends with what lies in the topic now. */
    CopyJob boundedJob() {
        return job(source(true, Duration.ofSeconds(30)), sink(LostTransactionPolicy.FAIL, LONG));
    }

    CopyJob jobThatDiscoversEvery(Duration discovery) {
        return job(source(false, discovery), sink(LostTransactionPolicy.FAIL, LONG));
    }

    private CopyJob job(SourceSettings source, SinkSettings sink) {
        return new CopyJob(KafkaSettings.at(kafka.bootstrapServers()), source, sink, in(), out(), checkpoints);
    }

    private SourceSettings source(boolean bounded, Duration discovery) {
        return new SourceSettings(
                name, StartPolicy.EARLIEST, Duration.ofMinutes(5), discovery, JsonLimits.DEFAULT, bounded);
    }

    SinkSettings sink(LostTransactionPolicy policy, Duration transactionTimeout) {
        return new SinkSettings(name + ".", transactionTimeout, MAXIMUM_RECORD_BYTES, policy, status());
    }

    /** Writes readings into the input, one after the other. */
    void produce(String... ids) {
        for (String id : ids) {
            kafka.produce(in(), "a", reading(id));
        }
    }

    static String reading(String id) {
        return reading(id, Instant.parse("2026-01-01T10:00:00Z"));
    }

    static String reading(String id, Instant time) {
        return new String(READINGS.encode(new Reading(id, time, "a", 1)), StandardCharsets.UTF_8);
    }

    /** The ids of the results that are committed now, in order. */
    List<String> results() {
        return ids(kafka.readCommitted(out()));
    }

    static List<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(CopyFixture::idOf).toList();
    }

    private static String idOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            return READINGS.decode(record.value()).eventId();
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** How the connector names the transaction that a subtask begins for a checkpoint. */
    String transaction(int subtask, long checkpoint) {
        return name + ".-" + subtask + "-" + checkpoint;
    }

    void awaitState(String transactionalId, TransactionState state) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> stateOf(transactionalId) == state);
    }

    TransactionState stateOf(String transactionalId) throws Exception {
        return kafka.admin()
                .describeTransactions(List.of(transactionalId))
                .description(transactionalId)
                .get()
                .state();
    }
}
