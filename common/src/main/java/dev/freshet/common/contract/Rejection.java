/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused, as it was read, and the reason.
 *
 * <p>{@code message} says what a producer has to mend; it holds field names and limits, never payload.
 *
 * @param topic where it was read
 * @param partition the partition it was read from
 * @param offset its offset there
 * @param timestamp the record's Kafka timestamp, epoch milliseconds
 * @param key raw key bytes, or null
 * @param value raw value bytes, or null for a tombstone
 * @param headers in the order in which they were read
 * @param reason machine-readable reason
 * @param message the same for a person
 */
public record Rejection(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RawHeader> headers,
        ReasonCode reason,
        String message) {}
