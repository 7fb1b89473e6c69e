/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobDefinition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param in records per input topic
 * @param out committed records per topic that the job writes, dead letters and late records included
 * @param accepted records that the entry of each input with events let through
 */
record ReplaySummary(
        JobDefinition job, Map<String, Long> in, Map<String, Long> out, Map<String, Long> accepted, Duration elapsed) {

    /** Every record is exactly one of accepted, duplicate, late and rejected, so the duplicates are what is left. */
    long duplicates(Topic<?> topic) {
        return count(in, topic.name())
                - count(accepted, topic.name())
                - count(out, topic.lateName())
                - count(out, topic.deadLetterName());
    }

    void print(PrintWriter to, Path directory) {
        to.printf(Locale.ROOT, "%nReplayed %s in %.1f s%n%n", job.name(), elapsed.toMillis() / 1_000.0);
        to.printf("  %-34s %11s %11s %11s %9s %9s%n", "in", "records", "accepted", "duplicates", "late", "rejected");
        for (Topic<?> topic : job.inputs()) {
            if (topic.kind() == Topic.Kind.EVENTS) {
                to.printf(
                        Locale.ROOT,
                        "  %-34s %,11d %,11d %,11d %,9d %,9d%n",
                        topic.name(),
                        count(in, topic.name()),
                        count(accepted, topic.name()),
                        duplicates(topic),
                        count(out, topic.lateName()),
                        count(out, topic.deadLetterName()));
            } else {
                to.printf(
                        Locale.ROOT,
                        "  %-34s %,11d %11s %11s %9s %,9d%n",
                        topic.name(),
                        count(in, topic.name()),
                        "",
                        "",
                        "",
                        count(out, topic.deadLetterName()));
            }
        }
        to.printf("%n  %-34s %11s%n", "out", "records");
        for (Topic<?> topic : job.outputs()) {
            to.printf(Locale.ROOT, "  %-34s %,11d%n", topic.name(), count(out, topic.name()));
        }
        for (Topic<?> topic : job.receipts()) {
            to.printf(Locale.ROOT, "  %-34s %,11d%n", topic.name(), count(out, topic.name()));
        }
        to.printf(
                "%n  %s/<topic>.ndjson: committed records, partition by partition, each in Kafka's order%n", directory);
        to.flush();
    }

    private static long count(Map<String, Long> counts, String topic) {
        return counts.getOrDefault(topic, 0L);
    }
}
