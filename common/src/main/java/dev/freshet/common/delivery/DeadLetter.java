/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A refused record as it stands on {@code <topic>.dlq}.
 *
 * <p>Key and value are the bytes as they were read, and everything else stands in headers with the prefix
 * {@value #PREFIX}. Headers rather than a JSON envelope, because the bytes of a refused record are by definition not
 * trustworthy text: an envelope would have to escape or encode them, a replay would have to undo that, and a record just
 * below the broker's limit would no longer fit. This way a replay is a copy, and Kafka's own null keeps a tombstone apart
 * from an empty value.
 *
 * <p>The record's own headers are kept; those with our prefix, which an earlier replay left, are replaced.
 *
 * @param attempt how often the record has been refused, from 1; a replay carries it along and the next refusal counts on
 * @param cut which parts were shortened because the dead letter itself was over the sink's limit, in the order
 *     {@code key}, {@code headers}, {@code value}; empty for nearly all. A cut letter cannot be replayed: its whole record
 *     is where {@code rejection} says
 */
public record DeadLetter(Rejection rejection, JobIdentity job, int attempt, List<String> cut) {

    static final String PREFIX = "freshet-";

    /** Header that a replayed record carries, so that a record which fails for ever is not replayed for ever. */
    public static final String ATTEMPT = PREFIX + "attempt";

    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String TIMESTAMP = PREFIX + "timestamp";
    private static final String REASON = PREFIX + "reason";
    private static final String MESSAGE = PREFIX + "message";
    private static final String JOB = PREFIX + "job";
    private static final String JOB_VERSION = PREFIX + "job-version";
    private static final String CUT = PREFIX + "cut";

    /** What stands in the headers of every dead letter, by name, as text in UTF-8; {@code freshet-cut} in cut ones only. */
    public static final Map<String, String> HEADERS = headers();

    private static final int MAXIMUM_MESSAGE_CHARACTERS = 1_000;

    private static Map<String, String> headers() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(TOPIC, "The topic that the record was read from, or was to be written to.");
        meanings.put(PARTITION, "Its partition.");
        meanings.put(OFFSET, "Its offset.");
        meanings.put(TIMESTAMP, "Its timestamp in Kafka, epoch milliseconds.");
        meanings.put(REASON, "A reason code.");
        meanings.put(MESSAGE, "The reason for a person, on one line.");
        meanings.put(JOB, "The job that refused it.");
        meanings.put(JOB_VERSION, "That job's version.");
        meanings.put(ATTEMPT, "How often the record has been refused, from 1.");
        meanings.put(CUT, "Which of key, headers and value were shortened to fit; such a letter cannot be replayed.");
        return Collections.unmodifiableMap(meanings);
    }

    static DeadLetter of(Rejection rejection, JobIdentity job) {
        return new DeadLetter(rejection, job, attemptsBefore(rejection.headers()) + 1, List.of());
    }

    public String topic() {
        return rejection.topic() + ".dlq";
    }

    /** The dead letter as the sink takes it; where it would be over the limit, key, headers and value give way. */
    OutputRecord toOutput(int maximumRecordBytes) {
        OutputRecord whole = record(rejection.key(), rejection.value(), originalHeaders(), List.of());
        if (whole.sizeUpperBound() <= maximumRecordBytes) {
            return whole;
        }
        return fitting(maximumRecordBytes);
    }

    private OutputRecord fitting(int maximumRecordBytes) {
        List<String> shortened = new ArrayList<>();
        List<String> everything = List.of("key", "headers", "value");
        int room = (int) Math.max(
                0,
                maximumRecordBytes - record(null, null, List.of(), everything).sizeUpperBound());

        byte[] key = shorten(rejection.key(), room, "key", shortened);
        room -= key == null ? 0 : key.length;
        List<RawHeader> headers = originalHeaders();
        long headerBytes = new OutputRecord("", null, null, headers).sizeUpperBound();
        if (headerBytes > room) {
            headers = List.of();
            headerBytes = 0;
            shortened.add("headers");
        }
        byte[] value = shorten(rejection.value(), room - (int) headerBytes, "value", shortened);
        return record(key, value, headers, shortened);
    }

    private static byte @Nullable [] shorten(byte @Nullable [] bytes, int room, String part, List<String> shortened) {
        if (bytes == null || bytes.length <= room) {
            return bytes;
        }
        shortened.add(part);
        return Arrays.copyOf(bytes, Math.max(0, room));
    }

    private OutputRecord record(
            byte @Nullable [] key, byte @Nullable [] value, List<RawHeader> originalHeaders, List<String> shortened) {
        List<RawHeader> headers = new ArrayList<>(originalHeaders);
        headers.add(text(TOPIC, rejection.topic()));
        headers.add(text(PARTITION, Integer.toString(rejection.partition())));
        headers.add(text(OFFSET, Long.toString(rejection.offset())));
        headers.add(text(TIMESTAMP, Long.toString(rejection.timestamp())));
        headers.add(text(REASON, rejection.reason().name()));
        headers.add(text(MESSAGE, SingleLine.of(rejection.message(), MAXIMUM_MESSAGE_CHARACTERS)));
        headers.add(text(JOB, job.name()));
        headers.add(text(JOB_VERSION, job.version()));
        headers.add(text(ATTEMPT, Integer.toString(attempt)));
        if (!shortened.isEmpty()) {
            headers.add(text(CUT, String.join(",", shortened)));
        }
        return new OutputRecord(topic(), key, value, headers);
    }

    private List<RawHeader> originalHeaders() {
        return rejection.headers().stream()
                .filter(header -> !header.name().startsWith(PREFIX))
                .toList();
    }

    /**
     * Reads a dead letter back.
     *
     * @throws IllegalArgumentException if the record does not carry the headers of one
     */
    public static DeadLetter parse(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<RawHeader> original = new ArrayList<>();
        for (Header header : letter.headers()) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                fields.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            } else {
                original.add(new RawHeader(header.key(), header.value()));
            }
        }
        if (!fields.keySet().containsAll(List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, REASON, MESSAGE, JOB, ATTEMPT))) {
            throw new IllegalArgumentException(
                    "no dead letter at %s-%d offset %d: headers with the prefix %s are missing"
                            .formatted(letter.topic(), letter.partition(), letter.offset(), PREFIX));
        }
        String cut = fields.getOrDefault(CUT, "");
        return new DeadLetter(
                rejection(letter, fields, original),
                new JobIdentity(fields.getOrDefault(JOB, ""), fields.getOrDefault(JOB_VERSION, "")),
                Integer.parseInt(fields.getOrDefault(ATTEMPT, "")),
                cut.isEmpty() ? List.of() : List.of(cut.split(",")));
    }

    private static Rejection rejection(
            ConsumerRecord<byte[], byte[]> letter, Map<String, String> fields, List<RawHeader> original) {
        return new Rejection(
                fields.getOrDefault(TOPIC, ""),
                Integer.parseInt(fields.getOrDefault(PARTITION, "")),
                Long.parseLong(fields.getOrDefault(OFFSET, "")),
                Long.parseLong(fields.getOrDefault(TIMESTAMP, "")),
                letter.key(),
                letter.value(),
                Collections.unmodifiableList(original),
                ReasonCode.valueOf(fields.getOrDefault(REASON, "")),
                fields.getOrDefault(MESSAGE, ""));
    }

    /** 0 for a record that comes for the first time, and for one whose header makes no sense. */
    private static int attemptsBefore(List<RawHeader> headers) {
        int attempts = 0;
        for (RawHeader header : headers) {
            if (header.name().equals(ATTEMPT) && header.value() != null) {
                attempts = Math.max(attempts, number(new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        return attempts;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static RawHeader text(String name, String value) {
        return new RawHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
