/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every topic exists, is compacted or not as its kind asks, and takes the largest record that the job may send. */
final class TopicCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);

    private static final Duration PROPAGATION = Duration.ofSeconds(2);

    private final Admin admin;
    private final PreflightSettings settings;
    private final int maximumRecordBytes;

    TopicCheck(Admin admin, PreflightSettings settings, int maximumRecordBytes) {
        this.admin = admin;
        this.settings = settings;
        this.maximumRecordBytes = maximumRecordBytes;
    }

    List<String> faults() throws InterruptedException, ExecutionException {
        List<String> faults = new ArrayList<>();
        Map<String, RequiredTopic> present = new LinkedHashMap<>();
        List<RequiredTopic> missing = new ArrayList<>();
        sort(present, missing);
        if (!missing.isEmpty()) {
            // Topics that a script has created a moment ago may not be known yet to the broker that answers.
            Pause.of(PROPAGATION);
            present.clear();
            missing.clear();
            sort(present, missing);
        }
        if (!missing.isEmpty() && settings.createTopics()) {
            faults.addAll(new TopicCreation(admin, settings).create(missing));
        } else if (!missing.isEmpty()) {
            faults.add("topics do not exist: %s. Create them, or set topics.create=true"
                    .formatted(missing.stream().map(RequiredTopic::name).collect(Collectors.joining(", "))));
        }
        faults.addAll(misconfigured(present));
        return faults;
    }

    private void sort(Map<String, RequiredTopic> present, List<RequiredTopic> missing)
            throws InterruptedException, ExecutionException {
        List<String> names = settings.topics().stream().map(RequiredTopic::name).toList();
        Map<String, ? extends KafkaFuture<?>> described =
                admin.describeTopics(names).topicNameValues();
        for (RequiredTopic topic : settings.topics()) {
            try {
                Objects.requireNonNull(described.get(topic.name())).get();
                present.put(topic.name(), topic);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    missing.add(topic);
                } else if (!(e.getCause() instanceof AuthorizationException)) { // that is told by AccessCheck
                    throw e;
                }
            }
        }
    }

    private List<String> misconfigured(Map<String, RequiredTopic> present)
            throws InterruptedException, ExecutionException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Config> topic : configs(present.keySet()).entrySet()) {
            RequiredTopic required = present.get(topic.getKey());
            if (required != null) {
                faults.addAll(faultsOf(required, topic.getValue()));
            }
        }
        return faults;
    }

    private List<String> faultsOf(RequiredTopic topic, Config config) {
        List<String> faults = new ArrayList<>();
        CleanupRule.faultOf(topic, config).ifPresent(faults::add);
        String limit = valueOf(config, "max.message.bytes");
        if (topic.written() && limit != null && Long.parseLong(limit) < maximumRecordBytes) {
            faults.add(
                    "topic %s takes records of at most %s bytes, but sink.maximum-record-size is %d: lower the option, or raise max.message.bytes of the topic"
                            .formatted(topic.name(), limit, maximumRecordBytes));
        }
        return faults;
    }

    private Map<String, Config> configs(Collection<String> names) throws InterruptedException, ExecutionException {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try {
            Map<String, Config> configs = new LinkedHashMap<>();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((resource, config) -> configs.put(resource.name(), config));
            return configs;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warn("No right to read the configuration of topics; it is not checked");
                return Map.of();
            }
            throw e;
        }
    }

    private static @Nullable String valueOf(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? null : entry.value();
    }
}
