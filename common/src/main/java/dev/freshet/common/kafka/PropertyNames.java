/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static java.util.Map.entry;

import dev.freshet.common.text.Nearest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which properties of Kafka's clients may be given: those that some client knows and the job does not decide itself. */
final class PropertyNames {

    private static final String GUARANTEE = "the job's delivery guarantee rests on it";
    private static final String FORMAT = "the topics say how their records are written";
    private static final String CLIENT_NAME = "the job names its clients after itself, see job.instance";

    /** What a job sets itself, and why, or what to set instead. */
    private static final Map<String, String> OWNED = Map.ofEntries(
            entry("bootstrap.servers", "the brokers are given by an option of their own"),
            entry("group.id", "the consumer group is named by job.instance"),
            entry("client.id", CLIENT_NAME),
            entry("client.id.prefix", CLIENT_NAME),
            entry("transactional.id", "transactional ids begin with job.instance"),
            entry("transaction.timeout.ms", "set sink.transaction-timeout"),
            entry("transaction.two.phase.commit.enable", GUARANTEE),
            entry("max.request.size", "set sink.maximum-record-size"),
            entry("enable.auto.commit", GUARANTEE),
            entry("commit.offsets.on.checkpoint", GUARANTEE),
            entry("auto.offset.reset", "set source.start-from"),
            entry("allow.auto.create.topics", "the loss of a topic that came back by itself could not be told"),
            entry("partition.discovery.interval.ms", "the job looks for new partitions by itself"),
            entry("isolation.level", GUARANTEE),
            entry("acks", GUARANTEE),
            entry("enable.idempotence", GUARANTEE),
            entry("key.serializer", FORMAT),
            entry("value.serializer", FORMAT),
            entry("key.deserializer", FORMAT),
            entry("value.deserializer", FORMAT));

    /** Read by Flink's connector, or by Kafka outside the lists of its clients. */
    private static final Set<String> FURTHER = Set.of(
            "register.consumer.metrics",
            "register.producer.metrics",
            "flink.disable-metrics",
            "metrics.jmx.include",
            "metrics.jmx.exclude");

    private static final String PROVIDER = "config.providers.";

    private static final Set<String> KNOWN = Stream.of(
                    ConsumerConfig.configNames(),
                    ProducerConfig.configNames(),
                    AdminClientConfig.configNames(),
                    FURTHER)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** They name classes, which may read properties of their own. */
    private static final Set<String> PLUG_INS = Set.of(
            "interceptor.classes",
            "metric.reporters",
            "partitioner.class",
            "sasl.client.callback.handler.class",
            "sasl.login.callback.handler.class",
            "sasl.login.class",
            "sasl.oauthbearer.jwt.retriever.class",
            "sasl.oauthbearer.jwt.validator.class",
            "security.providers",
            "ssl.engine.factory.class");

    /** So many letters off, a property is taken for a misspelt one, whatever plug-in there is. */
    private static final int MISSPELT = 2;

    private PropertyNames() {}

    /**
     * Why a property may not be set.
     *
     * @param given all that are set: a property that no client knows is taken for that of a plug-in which is among them
     */
    static Optional<String> fault(String property, Set<String> given) {
        String reason = OWNED.get(property);
        if (reason != null) {
            return Optional.of("kafka.%s cannot be set: %s".formatted(property, reason));
        }
        if (KNOWN.contains(property) || property.startsWith(PROVIDER)) {
            return Optional.empty();
        }
        String nearest = Nearest.to(property, KNOWN);
        if (Nearest.distance(property, nearest) > MISSPELT && !Collections.disjoint(given, PLUG_INS)) {
            return Optional.empty();
        }
        return Optional.of(
                "kafka.%s is no property of Kafka's clients, did you mean kafka.%s? Those of a plug-in are taken together with what names it, such as kafka.interceptor.classes"
                        .formatted(property, nearest));
    }
}
