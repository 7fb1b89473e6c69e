/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.JobTopics;
import dev.freshet.testkit.kafka.CertificateAuthority;
import dev.freshet.testkit.kafka.SecureKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passwords of a job that runs, fails and is looked at: they are in the file that the operator gave, and nowhere else. */
class SecretsIT {

    private static final String LISTENER = "SCRAM";
    private static final String USER = "shop";
    private static final List<String> WRITTEN = JobTopics.written(EcommerceJob.DEFINITION);

    private static final String STATE_COMPRESSION = "state.backend.rocksdb.compression.per.level";

    /** One of the workload's, which the job keeps in its state. */
    private static final String CATEGORY = "catalog-category-0";

    /** An option that Flink does not know. */
    private static final String UNKNOWN_OPTION = "freshet.canary";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String password = SecureKafka.secret();
    private final String storePassword = SecureKafka.secret();

    /** What is to be found, by the same search. */
    private final String canary = SecureKafka.secret();

    @Test
    @Tag("full")
    void areNowhereButInTheirFile() throws Exception {
        SystemSettings settings = Systems.settings("secrets", Systems.seed());
        Path own = Files.createDirectory(settings.directory().resolve("secrets"));
        Path secrets = own.resolve("secrets.properties");
        Files.writeString(secrets, "user=%s\nstores=%s\n".formatted(password, storePassword));
        CertificateAuthority authority = CertificateAuthority.create(own, "freshet", storePassword);
        try (SystemUnderTest system = SystemUnderTest.prepare(secured(settings, authority))) {
            letKafkaSayWhatItIsTold(system);
            writeToAllTopics(system, canary);
            ScramUser user = ScramUser.add(system.broker(), USER, password);
            system.submit(system.submission().set(options(system, secrets, authority.trustStore())));
            system.feed();
            system.job().awaitCheckpoints(2);
            system.job().savepoint();
            user.remove();
            system.cluster().replace(system.cluster().taskManagers().get(0));
            system.cluster().replace(system.cluster().taskManagers().get(0));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(system.job().failures()).contains("SaslAuthenticationException"));

            Disclosures disclosures = new Disclosures(
                    system,
                    new SearchedFiles(
                            settings.directory(),
                            List.of(own, settings.directory().resolve("kafka").resolve("server.properties"))),
                    WRITTEN);
            assertThat(disclosures.mentioning(canary))
                    .as("a word that is no secret, in the cluster's settings and in every topic")
                    .contains("REST jobmanager/config")
                    .containsAll(WRITTEN.stream().map(topic -> "topic " + topic).toList());
            assertThat(disclosures.mentioning("sasl.jaas.config = [hidden]"))
                    .as("the logs with the settings of Kafka's clients: of every kind of process")
                    .extracting(log -> Path.of(log).getFileName().toString().replaceAll("(-[0-9]+)?[.]log$", ""))
                    .containsOnly("client", "job-manager", "task-manager");
            assertThat(disclosures.mentioning("event_id"))
                    .as("records")
                    .contains("topic ecommerce.events.v1.dlq", "topic ecommerce.orders.v1");
            assertThat(disclosures.mentioning(CATEGORY))
                    .as("state, with the same eyes")
                    .anyMatch(place -> place.contains("/checkpoints/"));
            assertThat(disclosures.mentioning(password)).isEmpty();
            assertThat(disclosures.mentioning(storePassword)).isEmpty();
            Systems.held(
                    "- passwords of SCRAM and TLS, looked for",
                    2,
                    "in their file and nowhere else; a canary was found");
        }
    }

    /** At INFO, every client logs its settings, in whichever process it is. */
    private static void letKafkaSayWhatItIsTold(SystemUnderTest system) throws IOException {
        Path logging = system.cluster().settings().directory().resolve("conf/log4j.properties");
        Files.writeString(logging, Files.readString(logging).replace("WARN", "INFO"));
        system.cluster().killAll();
        system.cluster().restartAll();
    }

    /** Before the job has transactions that may stay open and hide what comes after them. */
    private static void writeToAllTopics(SystemUnderTest system, String text) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", system.broker().bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            for (String topic : WRITTEN) {
                producer.send(new ProducerRecord<>(topic, "a key", text)).get();
            }
        }
    }

    private SystemSettings secured(SystemSettings settings, CertificateAuthority authority) throws IOException {
        String keys = authority.issue("broker", "ip:127.0.0.1").toString();
        return settings.cluster(cluster ->
                        cluster.withOption(STATE_COMPRESSION, "NO_COMPRESSION").withOption(UNKNOWN_OPTION, canary))
                .broker(broker -> broker.withListener(LISTENER, SecurityProtocol.SASL_SSL)
                        .withProperty("listener.name.scram.ssl.keystore.location", keys)
                        .withProperty("listener.name.scram.ssl.keystore.password", storePassword)
                        .withProperty("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512")
                        .withProperty(
                                "listener.name.scram.scram-sha-512.sasl.jaas.config",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
    }

    private static String[] options(SystemUnderTest system, Path secrets, Path trustStore) {
        return new String[] {
            "kafka.bootstrap.servers=" + system.broker().bootstrapServers(LISTENER),
            "kafka.security.protocol=SASL_SSL",
            "kafka.ssl.truststore.location=" + trustStore,
            "kafka.ssl.truststore.password=${file:%s:stores}".formatted(secrets),
            "kafka.sasl.mechanism=SCRAM-SHA-512",
            "kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
                            .formatted(USER)
                    + " password=\"${file:%s:user}\";".formatted(secrets)
        };
    }
}
