/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a job with the same transactional prefix is running already. */
class PreflightTwinIT {

    private final StartingJob job = new StartingJob();
    private final ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger checkpoints = new AtomicInteger();

    @AfterEach
    void endTheOther() throws InterruptedException {
        other.shutdown();
        assertThat(other.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void refusesToStartBesideATwinThatBeginsTransactions() {
        checkpoint(job.name + ".");
        everySecondACheckpointOf(job.name + ".");

        assertThatThrownBy(job.watchingForTwins(Duration.ofSeconds(30))::check)
                .hasMessageContaining("another job is running with the transactional prefix '" + job.name + ".'");
    }

    @Test
    void startsOverWhatACrashedJobLeftBehindAndBesideAnotherPrefix() throws Exception {
        job.kafka.createTopic(job.rows.name(), 1);
        transaction(job.name + ".-0-1", true);
        transaction(job.name + ".-0-2", false);
        everySecondACheckpointOf(job.name + "-eu.");

        await().atMost(1, TimeUnit.MINUTES).until(() -> checkpoints.get() >= 2);
        job.watchingForTwins(Duration.ofSeconds(4)).check();

        assertThat(job.progress())
                .hasSize(2)
                .first()
                .asString()
                .endsWith("watching for 4s (preflight.twin-watch) whether another job that is running begins one");
    }

    /** The transactional id that preflight itself has just tried out is nobody's. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void doesNotWatchWhereNoJobHasEverWritten() throws Exception {
        job.watchingForTwins(Duration.ofHours(1)).check();

        assertThat(job.kafka.admin().listTransactions().all().get())
                .extracting(TransactionListing::transactionalId)
                .filteredOn(id -> id.startsWith(job.name))
                .containsExactly(job.name + ".preflight");
    }

    private void everySecondACheckpointOf(String prefix) {
        var unused = other.scheduleAtFixedRate(() -> checkpoint(prefix), 1, 1, TimeUnit.SECONDS);
    }

    private void checkpoint(String prefix) {
        transaction(prefix + "-0-" + checkpoints.incrementAndGet(), true);
    }

    /** Begins a transaction as a job does, and ends it or leaves it open for ever. */
    private void transaction(String transactionalId, boolean ended) {
        Map<String, Object> producer =
                Map.of("bootstrap.servers", job.kafka.bootstrapServers(), "transactional.id", transactionalId);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> crashing = new KafkaProducer<>(producer, bytes, bytes)) {
            crashing.initTransactions();
            crashing.beginTransaction();
            if (ended) {
                crashing.commitTransaction();
            } else {
                var unused = crashing.send(new ProducerRecord<>(job.rows.name(), "left behind".getBytes(UTF_8)));
                crashing.flush();
                crashing.close(Duration.ZERO);
            }
        }
    }
}
