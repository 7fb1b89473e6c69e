/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.RawHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One encoded record on its way to Kafka: what the sink carries, whatever the topic.
 *
 * <p>It has no timestamp on purpose. The producer stamps it with its own clock when it sends: brokers refuse timestamps
 * that lie an hour ahead and delete old ones, so event time belongs into the value.
 *
 * @param key raw key, by which Kafka chooses the partition; null spreads over all
 * @param value raw value; null is a tombstone
 * @param headers in the order in which they are written
 */
public record OutputRecord(String topic, byte @Nullable [] key, byte @Nullable [] value, List<RawHeader> headers) {

    /** Upper bound of what Kafka adds to a record that travels alone in its batch, in bytes. */
    private static final int BATCH_AND_RECORD_OVERHEAD = 128;

    /** Upper bound of the two lengths in front of a header, in bytes. */
    private static final int HEADER_OVERHEAD = 10;

    /** Never less than the uncompressed bytes that the producer holds against {@code max.request.size}. */
    public long sizeUpperBound() {
        long size = (long) BATCH_AND_RECORD_OVERHEAD + length(key) + length(value);
        for (RawHeader header : headers) {
            size += HEADER_OVERHEAD + 3L * header.name().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
