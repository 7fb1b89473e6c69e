/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import dev.freshet.common.contract.Topic;
import java.util.List;

/**
 * A topic that must exist before the job starts.
 *
 * @param keeps which of its records have to stay
 * @param written the job writes it, so it must be allowed to and the topic must take the largest record that it may send;
 *     else the job reads it
 */
public record RequiredTopic(String name, Keeps keeps, boolean written) {

    /** Which records of a topic have to stay, and so how the topic may be cleaned up. */
    public enum Keeps {
        /** All of them, for the retention that its owner chooses: compaction would delete facts. */
        EVERY_RECORD,
        /** The newest per key, however old: deletion by age would delete what has not changed for a while. */
        NEWEST_PER_KEY
    }

    /** Time passes by what is read here. */
    boolean holdsEventsToRead() {
        return !written && keeps == Keeps.EVERY_RECORD;
    }

    /** A topic that the job reads and those that go with it: dead letters always, late records where
     * there is lateness, receipts where there are documents. */
    public static List<RequiredTopic> besideInput(Topic<?> topic) {
        RequiredTopic deadLetters = plain(topic.deadLetterName());
        return switch (topic.kind()) {
            case EVENTS ->
                List.of(
                        new RequiredTopic(topic.name(), Keeps.EVERY_RECORD, false),
                        deadLetters,
                        plain(topic.lateName()));
            case REFERENCE -> List.of(new RequiredTopic(topic.name(), Keeps.NEWEST_PER_KEY, false), deadLetters);
            case CONTROL ->
                List.of(
                        new RequiredTopic(topic.name(), Keeps.NEWEST_PER_KEY, false),
                        deadLetters,
                        plain(topic.statusName()));
            case OUTPUT -> throw new IllegalArgumentException(topic + " is an output");
        };
    }

    /** A topic that the job writes, and the one for results that are too large. */
    public static List<RequiredTopic> besideOutput(Topic<?> topic) {
        return List.of(plain(topic.name()), plain(topic.deadLetterName()));
    }

    /** A topic that the job writes and that keeps every record for a time. */
    public static RequiredTopic plain(String name) {
        return new RequiredTopic(name, Keeps.EVERY_RECORD, true);
    }
}
