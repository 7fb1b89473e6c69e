/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.BytesProducer;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends dead letters back to where they came from. All have been received once this is closed. */
final class LettersBack implements Consumer<DeadLetter>, AutoCloseable {

    private final DlqReplay replay;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    LettersBack(KafkaSettings kafka, DlqReplay replay) {
        this.replay = replay;
        this.producer = BytesProducer.of(kafka);
    }

    /** @throws CommandFailure if one before it was refused */
    @Override
    public void accept(DeadLetter letter) {
        failIfRefused();
        Future<RecordMetadata> unused = producer.send(replay.record(letter), this::received);
    }

    private void received(@Nullable RecordMetadata receipt, @Nullable Exception failure) {
        if (failure != null) {
            refused.compareAndSet(null, failure);
        }
    }

    /** @throws CommandFailure if one was refused; those before it may have been received */
    @Override
    public void close() {
        producer.close();
        failIfRefused();
    }

    private void failIfRefused() {
        Exception first = refused.get();
        if (first != null) {
            throw new CommandFailure("Kafka did not take all of it: " + first.getMessage(), first);
        }
    }
}
