/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.RawHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts dead letters back onto a topic, byte for byte.
 *
 * <p>A replayed record keeps its key, value and own headers and carries its attempt, so that the next refusal counts up;
 * one that has been refused {@code maximumAttempts} times stays where it is. It has today's timestamp and comes after
 * everything that is on the topic now, so a job may find it late.
 *
 * @param filter which letters to replay
 * @param maximumAttempts letters with at least this many refusals are held back
 * @param target where to; null puts every letter back onto the topic that it came from
 * @param dryRun decide and count, write nothing
 */
public record DlqReplay(
        Predicate<DeadLetter> filter,
        int maximumAttempts,
        @Nullable String target,
        boolean dryRun) {

    /** What becomes of one letter. */
    public enum Verdict {
        /** Written, or in a dry run, would be. */
        REPLAY,
        /** Outside of the filter. */
        FILTERED,
        /** Refused too often. */
        TOO_MANY_ATTEMPTS,
        /** Its bytes are not complete. */
        CUT,
        /** A result of the job itself, which no input stands behind. */
        OUTPUT
    }

    public Verdict verdict(DeadLetter letter) {
        if (!filter.test(letter)) {
            return Verdict.FILTERED;
        }
        if (letter.rejection().partition() < 0) {
            return Verdict.OUTPUT;
        }
        if (!letter.cut().isEmpty()) {
            return Verdict.CUT;
        }
        return letter.attempt() >= maximumAttempts ? Verdict.TOO_MANY_ATTEMPTS : Verdict.REPLAY;
    }

    /**
     * Replays what is to be replayed and returns when all of it has been received.
     *
     * @return the letters that were written, or in a dry run, would have been
     * @throws ExecutionException if a record was not received; those before it may have been
     */
    public List<DeadLetter> replay(Iterable<DeadLetter> letters, Producer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        List<DeadLetter> replayed = new ArrayList<>();
        List<Future<RecordMetadata>> receipts = new ArrayList<>();
        for (DeadLetter letter : letters) {
            if (verdict(letter) != Verdict.REPLAY) {
                continue;
            }
            replayed.add(letter);
            if (!dryRun) {
                receipts.add(producer.send(record(letter)));
            }
        }
        for (Future<RecordMetadata> receipt : receipts) {
            receipt.get();
        }
        return replayed;
    }

    /** The letter as it goes back. */
    ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        String topic = target == null ? letter.rejection().topic() : target;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, letter.rejection().key(), letter.rejection().value());
        for (RawHeader header : letter.rejection().headers()) {
            record.headers().add(header.name(), header.value());
        }
        byte[] attempt = Integer.toString(letter.attempt()).getBytes(StandardCharsets.UTF_8);
        record.headers().add(DeadLetter.ATTEMPT, attempt);
        return record;
    }
}
