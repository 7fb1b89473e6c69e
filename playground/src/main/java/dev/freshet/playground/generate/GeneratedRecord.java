/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way to Kafka or into a file.
 *
 * @param key as the topic's contract says; null where the bytes do not tell
 * @param value one line: never holds a line feed
 * @param sentAt when the producer sends it, at or after the event's time; rises from record to record
 * @param incident what is special about this record, null for nearly all
 */
public record GeneratedRecord(
        String topic,
        @Nullable String key,
        byte[] value,
        Instant sentAt,
        @Nullable Incident incident) {}
