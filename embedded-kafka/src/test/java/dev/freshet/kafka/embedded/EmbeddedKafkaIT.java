/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path directory;

    @Test
    void keepsCommittedRecordsAndItsAddressOverStopAndKill() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(BrokerSettings.in(directory))) {
            String address = broker.bootstrapServers();
            createTopic(broker, "kept");
            commit(broker, "kept", "first");

            broker.stop();
            broker.restart();
            commit(broker, "kept", "second");
            broker.kill();
            broker.restart();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(readCommitted(broker, "kept", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void servesFurtherListenersAtAddressesThatStay() throws Exception {
        BrokerSettings settings = BrokerSettings.in(directory).withListener("SIDE", SecurityProtocol.PLAINTEXT);
        try (EmbeddedKafka broker = EmbeddedKafka.start(settings)) {
            String side = broker.bootstrapServers("SIDE");
            assertThat(side).isNotEqualTo(broker.bootstrapServers());
            assertThat(nodes(side)).containsExactly(side);

            broker.kill();
            broker.restart();

            assertThat(broker.bootstrapServers("SIDE")).isEqualTo(side);
            assertThat(nodes(side)).containsExactly(side);
        }
    }

    @Test
    void takesBrokerPropertiesOverItsOwn() throws Exception {
        BrokerSettings settings = BrokerSettings.in(directory)
                .withHeapMegabytes(256)
                .withProperty("transaction.max.timeout.ms", "12345")
                .withProperty("log.retention.ms", "67890");

        try (EmbeddedKafka broker = EmbeddedKafka.start(settings)) {
            assertThat(brokerProperty(broker, "transaction.max.timeout.ms")).isEqualTo("12345");
            assertThat(brokerProperty(broker, "log.retention.ms")).isEqualTo("67890");
            assertThat(brokerProperty(broker, "offsets.topic.replication.factor"))
                    .isEqualTo("1");
        }
    }

    @Test
    void saysInOneLineThatAGivenPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.in(directory).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("Port %d is taken: stop what listens there, or give another port (0 for any free one)."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void showsTheEndOfTheLogWhenTheBrokerDoesNotStart() {
        BrokerSettings settings = BrokerSettings.in(directory).withProperty("num.network.threads", "many");

        assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("ended with status 1 before it was ready")
                .hasMessageContaining(directory.resolve("broker.log").toString())
                .hasMessageContaining("Invalid value many for configuration num.network.threads");
    }

    @Test
    void endsWhenItsParentIsKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerOwner.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long broker = Long.parseLong(owner.inputReader().readLine());
        assertThat(isAlive(broker)).isTrue();

        owner.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(30)).until(() -> !isAlive(broker));
    }

    /** Where a client is told to go that comes through this address. */
    private static List<String> nodes(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return admin.describeCluster().nodes().get().stream()
                    .map(node -> node.host() + ":" + node.port())
                    .toList();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void createTopic(EmbeddedKafka broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static String brokerProperty(EmbeddedKafka broker, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource))
                    .values()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .get(name)
                    .value();
        }
    }

    private static void commit(EmbeddedKafka broker, String topic, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get();
            producer.commitTransaction();
        }
    }

    private static List<String> readCommitted(EmbeddedKafka broker, String topic, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
        }
        return values;
    }
}
