/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.freshet.common.delivery.TestNames;
import dev.freshet.common.preflight.RequiredTopic;
import dev.freshet.testkit.kafka.SecureKafka;
import dev.freshet.testkit.kafka.SecureKafka.Door;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One echo job with its topics at the secure broker, its secrets in a file, and a user of its own without any right. */
final class SecureClient {

    private final SecureKafka kafka = SecureKafka.shared();
    private final String name = TestNames.unique("echo");
    private final String password = SecureKafka.secret();
    private final Path secrets;
    private final Map<String, String> options = new TreeMap<>();

    SecureClient(Path directory) throws Exception {
        secrets = directory.resolve("secrets.properties");
        writeSecrets(password, kafka.storePassword());
        kafka.addUser(name, password);
        topics().forEach(topic -> kafka.fixture().createTopic(topic.name(), 1));
        options.put("source.mode", "replay");
    }

    void writeSecrets(String passwordOfTheUser, String passwordOfTheStores) throws IOException {
        Files.writeString(secrets, "user=%s\nstores=%s\n".formatted(passwordOfTheUser, passwordOfTheStores));
    }

    /** The options that the door asks for, as the documentation gives them. */
    SecureClient through(Door door) throws IOException {
        option("kafka.bootstrap.servers", kafka.bootstrapServers(door));
        if (door != Door.PLAIN) {
            option("kafka.security.protocol", door == Door.SCRAM ? "SASL_SSL" : "SSL");
            trust(kafka.authority().trustStore());
        }
        if (door == Door.MUTUAL) {
            option("kafka.ssl.keystore.location", kafka.authority().issue(name).toString());
            option("kafka.ssl.keystore.password", secret("stores"));
        }
        if (door == Door.SCRAM) {
            option("kafka.sasl.mechanism", "SCRAM-SHA-512");
            option(
                    "kafka.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(name, secret("user")));
        }
        return this;
    }

    SecureClient trust(Path trustStore) {
        option("kafka.ssl.truststore.location", trustStore.toString());
        return option("kafka.ssl.truststore.password", secret("stores"));
    }

    SecureClient option(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** Refers to a secret; nothing but the file holds it. */
    String secret(String key) {
        return "${file:" + secrets + ":" + key + "}";
    }

    /** What must be found nowhere. */
    List<String> canaries() {
        return List.of(password, kafka.storePassword());
    }

    String name() {
        return name;
    }

    /** As the door names the client. */
    String principal(Door door) {
        return "User:" + (door == Door.MUTUAL ? "CN=" + name : name);
    }

    List<RequiredTopic> topics() {
        return Stream.of(
                        RequiredTopic.besideInput(EchoJob.calls(name)),
                        RequiredTopic.besideOutput(EchoJob.echoes(name)),
                        List.of(RequiredTopic.plain(EchoJob.named(name).statusTopic())))
                .flatMap(List::stream)
                .toList();
    }

    /** All rights that a job needs, but the ones named: {@code <operation> <resource type> <name>}. */
    void grant(Door door, String... but) throws Exception {
        List<String> withheld = List.of(but);
        for (RequiredTopic topic : topics()) {
            AclOperation operation = topic.written() ? WRITE : READ;
            grant(door, operation, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, withheld);
        }
        grant(door, READ, ResourceType.GROUP, name, PatternType.LITERAL, withheld);
        grant(door, WRITE, ResourceType.TRANSACTIONAL_ID, name + ".", PatternType.PREFIXED, withheld);
    }

    private void grant(
            Door door,
            AclOperation operation,
            ResourceType type,
            String resource,
            PatternType pattern,
            List<String> withheld)
            throws Exception {
        if (!withheld.contains("%s %s %s".formatted(operation, type, resource))) {
            kafka.allow(principal(door), operation, new ResourcePattern(type, resource, pattern));
        }
    }

    String[] arguments(String... first) {
        List<String> arguments = new ArrayList<>(List.of(first));
        options.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments.toArray(String[]::new);
    }

    /** Runs the job to its end, or to its refusal, and returns what it prints. */
    String run(String... first) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            JobLaunch.run(EchoJob.named(name), arguments(first), Map.of(), out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    void call(String... ids) {
        for (String id : ids) {
            String call = "{\"event_id\":\"%s\",\"event_time\":\"2026-01-01T10:00:00Z\",\"caller\":\"ann\"}";
            kafka.fixture().produce(EchoJob.calls(name).name(), "ann", call.formatted(id));
        }
    }

    int echoes() {
        return kafka.fixture().readCommitted(EchoJob.echoes(name).name()).size();
    }
}
