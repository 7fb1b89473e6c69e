/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import dev.freshet.common.contract.Topic;
import java.util.List;

/**
 * A topic that must exist before the job starts.
 *
 * @param compacted keeps the newest record per key; else records are kept for a time
 * @param written the job writes it, so it must take the largest record that the job may send
 */
public record RequiredTopic(String name, boolean compacted, boolean written) {

    /** A topic that the job reads and those that go with it: dead letters always, late records where there is lateness. */
    public static List<RequiredTopic> besideInput(Topic<?> topic) {
        RequiredTopic deadLetters = plain(topic.deadLetterName());
        return switch (topic.kind()) {
            case EVENTS -> List.of(new RequiredTopic(topic.name(), false, false), deadLetters, plain(topic.lateName()));
            case REFERENCE, CONTROL -> List.of(new RequiredTopic(topic.name(), true, false), deadLetters);
            case OUTPUT -> throw new IllegalArgumentException(topic + " is an output");
        };
    }

    /** A topic that the job writes, and the one for results that are too large. */
    public static List<RequiredTopic> besideOutput(Topic<?> topic) {
        return List.of(plain(topic.name()), plain(topic.deadLetterName()));
    }

    /** A topic that the job writes and that keeps every record for a time. */
    public static RequiredTopic plain(String name) {
        return new RequiredTopic(name, false, true);
    }
}
