/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import java.io.Serializable;
import java.time.Duration;

/**
 * How late a record may come, and how long its copies are recognised.
 *
 * @param allowedLateness how far behind the watermark a record may be; what is later goes to the late topic
 * @param dedupHorizon how long, in event time after the record's own, a copy with the same id is dropped; at least the
 *     allowed lateness, since an older copy would be late anyway
 */
public record EntrySettings(Duration allowedLateness, Duration dedupHorizon) implements Serializable {

    public EntrySettings {
        if (allowedLateness.isNegative()) {
            throw new IllegalArgumentException("The allowed lateness must not be negative, but is " + allowedLateness);
        }
        if (dedupHorizon.compareTo(allowedLateness) < 0) {
            throw new IllegalArgumentException("The dedup horizon (" + dedupHorizon
                    + ") must not be shorter than the allowed lateness (" + allowedLateness
                    + "): copies of a record would be counted again");
        }
    }
}
