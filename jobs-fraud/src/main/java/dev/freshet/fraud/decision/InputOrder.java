/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

/** In which order inputs are taken. Constants are appended, never renamed. */
public enum InputOrder {
    /** As they come, at once. */
    ARRIVAL("arrival"),
    /** By event time, when the watermark has passed it; of one instant by id, as text. */
    EVENT_TIME("event-time");

    private final String written;

    InputOrder(String written) {
        this.written = written;
    }

    /** As a user writes it; Flink parses an option's constants by this. */
    @Override
    public String toString() {
        return written;
    }
}
