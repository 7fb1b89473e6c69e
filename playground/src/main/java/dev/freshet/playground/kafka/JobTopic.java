/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A topic that a job touches.
 *
 * @param purpose one sentence
 */
public record JobTopic(String name, Role role, String purpose) {

    /** What a topic is to a job. */
    public enum Role {
        EVENTS("input"),
        REFERENCE("input, compacted"),
        CONTROL("control, compacted"),
        OUTPUT("output"),
        LATE("late records"),
        DEAD_LETTERS("dead letters"),
        RECEIPTS("receipts"),
        STATUS("status");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isInput() {
            return this == EVENTS || this == REFERENCE || this == CONTROL;
        }

        public boolean isCompacted() {
            return this == REFERENCE || this == CONTROL;
        }
    }

    /** Every topic of a job, in the order input, output, what goes beside them, status. */
    public static List<JobTopic> of(JobDefinition job) {
        List<JobTopic> topics = new ArrayList<>();
        job.inputs().forEach(topic -> topics.add(new JobTopic(topic.name(), role(topic), topic.purpose())));
        job.outputs().forEach(topic -> topics.add(new JobTopic(topic.name(), Role.OUTPUT, topic.purpose())));
        for (Topic<?> topic : job.inputs()) {
            if (topic.kind() == Topic.Kind.EVENTS) {
                topics.add(new JobTopic(
                        topic.lateName(), Role.LATE, "Records of " + topic.name() + " behind the allowed lateness."));
            }
            topics.add(new JobTopic(
                    topic.deadLetterName(), Role.DEAD_LETTERS, "Records of " + topic.name() + " that were refused."));
        }
        for (Topic<?> topic : job.outputs()) {
            topics.add(new JobTopic(
                    topic.deadLetterName(), Role.DEAD_LETTERS, "Rows of " + topic.name() + " too large for Kafka."));
        }
        job.receipts().forEach(topic -> topics.add(new JobTopic(topic.name(), Role.RECEIPTS, topic.purpose())));
        topics.add(new JobTopic(job.statusTopic(), Role.STATUS, job.status().purpose()));
        return List.copyOf(topics);
    }

    /** Whether Kafka keeps the newest record per key of such a topic, and takes none without a key. */
    public static boolean isCompacted(Topic<?> input) {
        return role(input).isCompacted();
    }

    private static Role role(Topic<?> topic) {
        return switch (topic.kind()) {
            case EVENTS -> Role.EVENTS;
            case REFERENCE -> Role.REFERENCE;
            case CONTROL -> Role.CONTROL;
            case OUTPUT -> throw new IllegalArgumentException(topic + " is an output");
        };
    }
}
