/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.delivery.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides which dead letters go back onto a topic, and how: byte for byte.
 *
 * <p>A replayed record keeps its key, value and own headers and carries its attempt, so that the next refusal counts up;
 * one that has been refused {@code maximumAttempts} times stays where it is. It has today's timestamp and comes after
 * everything that is on the topic now, so a job may find it late.
 *
 * @param filter which letters to replay
 * @param maximumAttempts letters with at least this many refusals are held back
 * @param target where to; null puts every letter back onto the topic that it came from
 */
record DlqReplay(
        Predicate<DeadLetter> filter,
        int maximumAttempts,
        @Nullable String target) {

    /** What becomes of one letter. */
    enum Verdict {
        /** Goes back. */
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

    Verdict verdict(DeadLetter letter) {
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

    /** The topic that the letter goes to. */
    String targetOf(DeadLetter letter) {
        return target == null ? letter.rejection().topic() : target;
    }

    /** The letter as it goes back. */
    ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                targetOf(letter), letter.rejection().key(), letter.rejection().value());
        for (RawHeader header : letter.rejection().headers()) {
            record.headers().add(header.name(), header.value());
        }
        byte[] attempt = Integer.toString(letter.attempt()).getBytes(StandardCharsets.UTF_8);
        record.headers().add(DeadLetter.ATTEMPT, attempt);
        return record;
    }
}
