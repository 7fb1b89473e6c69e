/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.util.Properties;

/**
 * How many bytes a producer holds before it waits for Kafka.
 *
 * <p>It sets them aside for whole batches and refuses a record that is larger than all of them. The job would restart at that
 * record for ever, so it must not start with less than its largest record.
 */
final class ProducerMemory {

    private static final String MEMORY = "buffer.memory";
    private static final String LARGEST_REQUEST = "max.request.size";
    private static final String BATCH = "batch.size";

    /** Kafka's own default, in bytes. */
    private static final long USUAL = 32L * 1024 * 1024;

    private ProducerMemory() {}

    /** Gives enough where nothing is given; takes properties with {@code max.request.size} and {@code batch.size}. */
    static void fit(Properties producer) {
        long request = bytes(producer, LARGEST_REQUEST);
        long batch = bytes(producer, BATCH);
        if (!producer.containsKey(MEMORY)) {
            producer.setProperty(MEMORY, Long.toString(Math.max(USUAL, Math.max(request, batch))));
            return;
        }
        long memory = bytes(producer, MEMORY);
        require(memory, request, "the largest record and its request", "sink.maximum-record-size");
        require(memory, batch, "a batch", "kafka.batch.size");
    }

    private static void require(long memory, long needed, String what, String instead) {
        if (memory < needed) {
            throw new IllegalArgumentException(
                    "kafka.buffer.memory is %d, too little for %s: give at least %d, or a smaller %s"
                            .formatted(memory, what, needed, instead));
        }
    }

    private static long bytes(Properties producer, String property) {
        String value = producer.getProperty(property, "");
        try {
            return Long.parseLong(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("kafka.%s is not a number of bytes: %s".formatted(property, value), e);
        }
    }
}
