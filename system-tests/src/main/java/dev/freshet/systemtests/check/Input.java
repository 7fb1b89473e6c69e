/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import org.jspecify.annotations.Nullable;

/**
 * A record that a workload sends.
 *
 * @param partition null where the key decides
 * @param kind what the job should make of it
 */
public record Input(String topic, @Nullable Integer partition, String key, byte[] value, Kind kind) {

    /** What the job should make of a record. */
    public enum Kind {
        /** It counts. */
        GOOD,
        /** A copy of a record that was sent shortly before: it is dropped. */
        COPY,
        /** It breaks the contract: one dead letter. */
        GARBAGE,
        /** Far behind its neighbours: it counts, or it is late, and the job decides once. */
        STRAGGLER,
        /** Only moves time on; what becomes of it is not compared. */
        CLOSING
    }
}
