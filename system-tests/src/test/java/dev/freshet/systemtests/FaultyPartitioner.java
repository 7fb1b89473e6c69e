/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/** Throws out of a job's sink, once for each time that a file is put there; else it chooses a partition by the key. */
public final class FaultyPartitioner implements Partitioner {

    static final String SIGNAL = "freshet.fault.signal";
    static final String MESSAGE = "a fault that was asked for";

    private Path signal = Path.of("");

    @Override
    public void configure(Map<String, ?> settings) {
        signal = Path.of(String.valueOf(settings.get(SIGNAL)));
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (takeSignal()) {
            throw new IllegalStateException(MESSAGE);
        }
        return Math.floorMod(Arrays.hashCode(keyBytes), cluster.partitionCountForTopic(topic));
    }

    /** Only one of several subtasks gets it. */
    private boolean takeSignal() {
        try {
            return Files.deleteIfExists(signal);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
