/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates missing topics by their kind. */
final class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final Admin admin;
    private final PreflightSettings settings;

    TopicCreation(Admin admin, PreflightSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** Faults, one per topic that could not be created. A topic that somebody else created meanwhile is none. */
    List<String> create(List<RequiredTopic> missing) throws InterruptedException {
        List<NewTopic> wanted =
                missing.stream().map(topic -> newTopic(topic, settings)).toList();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic :
                admin.createTopics(wanted).values().entrySet()) {
            try {
                topic.getValue().get();
                LOG.info("Created topic {} with {} partitions", topic.getKey(), settings.partitions());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    faults.add("topic %s does not exist and cannot be created: %s. Create it yourself"
                            .formatted(topic.getKey(), e.getCause()));
                }
            }
        }
        return faults;
    }

    static NewTopic newTopic(RequiredTopic topic, PreflightSettings settings) {
        String cleanup =
                switch (topic.keeps()) {
                    case EVERY_RECORD -> "delete";
                    case NEWEST_PER_KEY -> "compact";
                };
        return new NewTopic(topic.name(), settings.partitions(), settings.replicationFactor())
                .configs(Map.of("cleanup.policy", cleanup));
    }
}
