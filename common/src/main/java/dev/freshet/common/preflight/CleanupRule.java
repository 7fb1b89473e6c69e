/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * Whether Kafka's clean-up of a topic deletes what has to stay.
 *
 * <p>Facts must not be compacted: events, late records, dead letters, rows and alerts of one key are all there for
 * somebody. Also where an output's newest row per key is the truth: its key only has to spread it over partitions, and a
 * compacted copy for lookups is a consumer's business.
 *
 * <p>Reference data must not age: an item that has not changed for a week is still an item, and a job that starts anew
 * would not know it. Compaction keeps it, and so does a topic from which nothing is ever deleted. This is refused, not
 * warned of, because it shows only weeks later, in wrong results.
 */
final class CleanupRule {

    private static final String UNLIMITED = "-1";

    private CleanupRule() {}

    /** What is wrong and what to do, or nothing; a setting that the broker does not tell is taken to be right. */
    static Optional<String> faultOf(RequiredTopic topic, Config config) {
        String policy = valueOf(config, "cleanup.policy");
        boolean compacts = policy.contains("compact");
        return switch (topic.keeps()) {
            case EVERY_RECORD ->
                compacts
                        ? Optional.of(
                                "topic %s keeps every record, but its cleanup.policy is %s, which deletes all but the newest per key: set it to delete"
                                        .formatted(topic.name(), policy))
                        : Optional.empty();
            case NEWEST_PER_KEY ->
                policy.contains("delete") && ages(config)
                        ? Optional.of(
                                "topic %s holds the newest record per key, but its cleanup.policy is %s, which deletes those that have not changed for a while: set it to compact, or retention.ms and retention.bytes to -1"
                                        .formatted(topic.name(), policy))
                        : Optional.empty();
        };
    }

    private static boolean ages(Config config) {
        return !valueOf(config, "retention.ms").equals(UNLIMITED)
                || !valueOf(config, "retention.bytes").equals(UNLIMITED);
    }

    private static String valueOf(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }
}
