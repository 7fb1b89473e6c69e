/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Whether Kafka lets the job do what it is about to do. Right after a refused start a missing right is a line to read; in a
 * running job it is a restart loop.
 *
 * <p>Kafka tells the rights on topics. Those on groups and transactional ids are tried out: by removing a member from the
 * group that was never in it, and by fencing the producers of a transactional id that only this check uses.
 */
final class AccessCheck {

    private static final MemberToRemove NOBODY = new MemberToRemove("freshet-preflight");

    private final Admin admin;
    private final PreflightSettings settings;
    private final String transactionalIdPrefix;

    AccessCheck(Admin admin, PreflightSettings settings, String transactionalIdPrefix) {
        this.admin = admin;
        this.settings = settings;
        this.transactionalIdPrefix = transactionalIdPrefix;
    }

    /** The transactional id that is tried out; the job itself has none without a number at its end. */
    static String probeOf(String transactionalIdPrefix) {
        return transactionalIdPrefix + "preflight";
    }

    List<String> faults() throws InterruptedException, ExecutionException {
        List<String> faults = new ArrayList<>();
        forbiddenTopics()
                .forEach((operation, names) -> faults.add("no right to %s topics: %s. Grant %s on them to this user"
                        .formatted(operation, String.join(", ", names), operation)));
        if (isForbidden(admin.removeMembersFromConsumerGroup(
                        settings.consumerGroup(), new RemoveMembersFromConsumerGroupOptions(Set.of(NOBODY)))
                .all())) {
            faults.add("no right to use the consumer group %s. Grant READ on the group to this user"
                    .formatted(settings.consumerGroup()));
        }
        if (settings.transactional()
                && isForbidden(admin.fenceProducers(Set.of(probeOf(transactionalIdPrefix)))
                        .all())) {
            faults.add(
                    "no right to write in transactions whose id begins with '%s'. Grant WRITE on transactional ids with this prefix (pattern type prefixed) to this user"
                            .formatted(transactionalIdPrefix));
        }
        return faults;
    }

    private Map<AclOperation, List<String>> forbiddenTopics() throws InterruptedException, ExecutionException {
        List<String> names = settings.topics().stream().map(RequiredTopic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<AclOperation, List<String>> forbidden = new LinkedHashMap<>();
        for (RequiredTopic topic : settings.topics()) {
            AclOperation needed = topic.written() ? AclOperation.WRITE : AclOperation.READ;
            if (!allows(Objects.requireNonNull(described.get(topic.name())), needed)) {
                forbidden.computeIfAbsent(needed, none -> new ArrayList<>()).add(topic.name());
            }
        }
        return forbidden;
    }

    /** True also for a topic that is missing: that is another fault. */
    private static boolean allows(KafkaFuture<TopicDescription> topic, AclOperation needed)
            throws InterruptedException {
        try {
            Set<AclOperation> allowed = topic.get().authorizedOperations();
            return allowed == null || allowed.contains(needed);
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof AuthorizationException);
        }
    }

    /** Any other answer means that the right was there. */
    private static boolean isForbidden(KafkaFuture<?> attempt) throws InterruptedException {
        try {
            attempt.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException;
        }
    }
}
