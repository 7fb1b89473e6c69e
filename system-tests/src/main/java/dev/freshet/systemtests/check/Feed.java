/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.systemtests.kafka.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a workload at a steady rate from a thread of its own, until it is stopped.
 *
 * <p>The producer is idempotent and patient, so that a broker that is away for a while neither loses nor doubles an input.
 */
final class Feed implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final String PATIENCE_MILLIS = "600000";

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Future<RecordMetadata>> receipts = new ArrayList<>();
    private @Nullable Future<?> ticking;

    Feed(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.idempotence", "true");
        settings.put("delivery.timeout.ms", PATIENCE_MILLIS);
        settings.put("max.block.ms", PATIENCE_MILLIS);
        settings.put("request.timeout.ms", "5000");
        settings.put("linger.ms", "5");
        settings.put("metadata.max.age.ms", "1000"); // so that it soon finds partitions that are added
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends now, in order. Not while {@link #start} runs. */
    void send(List<Input> now) {
        now.forEach(this::send);
        producer.flush();
    }

    /** Begins to send the workload. */
    void start(Workload workload, int recordsPerSecond) {
        int perTick = Math.max(1, Math.toIntExact(recordsPerSecond * TICK.toMillis() / 1_000));
        ticking = clock.scheduleAtFixedRate(
                () -> {
                    for (int count = 0; count < perTick; count++) {
                        send(workload.next());
                    }
                },
                0,
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Ends sending; what was sent is with the broker when this returns. */
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            await(clock.submit(producer::flush));
            ticking = null;
        }
    }

    /** What has been sent so far, in order; also while {@link #start} runs. */
    List<Input> sentSoFar() {
        return await(clock.submit(() -> List.copyOf(inputs)));
    }

    /** All that was sent and where it stands, in order. Not while {@link #start} runs. */
    List<Sent> sent() {
        List<Sent> sent = new ArrayList<>();
        for (int index = 0; index < inputs.size(); index++) {
            RecordMetadata receipt = await(receipts.get(index));
            sent.add(new Sent(inputs.get(index), new Place(receipt.topic(), receipt.partition(), receipt.offset())));
        }
        return sent;
    }

    private void send(Input input) {
        inputs.add(input);
        receipts.add(producer.send(new ProducerRecord<>(
                input.topic(), input.partition(), input.key().getBytes(StandardCharsets.UTF_8), input.value())));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an input was not written", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
