/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    private static final String SECRET = "c4nary";

    @Test
    void holdsAReferenceThatOnlyTheClientResolves(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("kafka.properties"), "truststore=" + SECRET + "\n");
        KafkaSettings settings = new KafkaSettings(
                "localhost:9092", Map.of("ssl.truststore.password", "${file:" + file + ":truststore}"));

        Properties held = settings.clientProperties();
        Password resolved = new AdminClientConfig(held).getPassword("ssl.truststore.password");

        assertThat(held.toString()).doesNotContain(SECRET);
        assertThat(settings.toString()).doesNotContain(SECRET).contains("ssl.truststore.password");
        assertThat(resolved.value()).isEqualTo(SECRET);
    }

    @Test
    void resolvesReferencesToTheEnvironmentWithinALongerText() {
        KafkaSettings settings = new KafkaSettings(
                "localhost:9092",
                Map.of("sasl.jaas.config", "login required username=\"a\" password=\"${env:PATH}\";"));

        Password resolved = new AdminClientConfig(settings.clientProperties()).getPassword("sasl.jaas.config");

        assertThat(resolved.value())
                .isEqualTo("login required username=\"a\" password=\"" + System.getenv("PATH") + "\";");
    }

    @Test
    void refusesSecretsInPlainTextWithoutRepeatingThem() {
        Map<String, String> properties = Map.of(
                "ssl.key.password",
                SECRET,
                "sasl.oauthbearer.assertion.private.key.passphrase",
                SECRET,
                "sasl.oauthbearer.client.credentials.client.secret",
                SECRET,
                "ssl.keystore.key",
                SECRET,
                "basic.auth.user.info",
                SECRET,
                "sasl.jaas.config",
                "login required username=\"a\" password=\"" + SECRET + "\";");

        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafka.ssl.key.password")
                .hasMessageContaining("kafka.sasl.oauthbearer.assertion.private.key.passphrase")
                .hasMessageContaining("kafka.sasl.oauthbearer.client.credentials.client.secret")
                .hasMessageContaining("kafka.ssl.keystore.key")
                .hasMessageContaining("kafka.basic.auth.user.info")
                .hasMessageContaining("kafka.sasl.jaas.config")
                .hasMessageContaining("${env:NAME}")
                .hasMessageNotContaining(SECRET);
    }

    /** Kafka takes keys in quotes, and blanks round the sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login required \"password\"=\"c4nary\";",
                "login required 'password'='c4nary';",
                "login required \"password\" = c4nary;",
                "login required password=\"'c4nary'\";",
                "login required password='\"c4nary';",
                "login required \"clientSecret\"=\"c4nary\";",
                "login required username=\"a\" PASSWORD = \"c4nary\";"
            })
    void refusesAPasswordInALoginLineHoweverItIsWritten(String line) {
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", Map.of("sasl.jaas.config", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafka.sasl.jaas.config holds a secret in plain text")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void takesAReferenceBehindAKeyInQuotes() {
        String line = "login required \"password\" = \"${env:PASSWORD}\" secret=${env:SECRET} clientSecret='';";

        assertThat(new KafkaSettings("localhost:9092", Map.of("sasl.jaas.config", line)).properties())
                .containsEntry("sasl.jaas.config", line);
    }

    @ParameterizedTest
    @CsvSource({
        "linger, linger.ms",
        "compression, compression.type",
        "truststore.location, ssl.truststore.location",
        "max.poll.record, max.poll.records"
    })
    void refusesWhatNoClientKnowsAndNamesTheNearest(String property, String nearest) {
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", Map.of(property, "1")))
                .hasMessage(
                        "kafka.%s is no property of Kafka's clients, did you mean kafka.%s? Those of a plug-in are"
                                + " taken together with what names it, such as kafka.interceptor.classes",
                        property, nearest);
    }

    @Test
    void takesWhatAPluginReadsTogetherWithThePlugin() {
        Map<String, String> plugin = Map.of("interceptor.classes", "com.example.Audit", "com.example.audit.level", "3");
        Map<String, String> misspelt = Map.of("interceptor.classes", "com.example.Audit", "max.poll.record", "3");

        assertThat(new KafkaSettings("localhost:9092", plugin).properties()).isEqualTo(plugin);
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", misspelt))
                .hasMessageContaining("max.poll.records?");
    }

    /** Beside the lists of Kafka's clients there are a few that its own classes and Flink's connector read. */
    @ParameterizedTest
    @ValueSource(strings = {"config.providers.vault.param.url", "register.consumer.metrics", "metrics.jmx.exclude"})
    void takesWhatIsReadOutsideTheClients(String property) {
        assertThat(new KafkaSettings("localhost:9092", Map.of(property, "x")).properties())
                .containsOnlyKeys(property);
    }

    /** Accepted, they would be overwritten without a word. */
    @ParameterizedTest
    @CsvSource({
        "allow.auto.create.topics, the loss of a topic that came back by itself could not be told",
        "partition.discovery.interval.ms, the job looks for new partitions by itself",
        "client.id.prefix, 'the job names its clients after itself, see job.instance'",
        "client.id, 'the job names its clients after itself, see job.instance'",
        "commit.offsets.on.checkpoint, the job's delivery guarantee rests on it",
        "auto.offset.reset, set source.start-from",
        "transaction.timeout.ms, set sink.transaction-timeout",
        "max.request.size, set sink.maximum-record-size"
    })
    void refusesWhatTheJobDecidesWithTheReason(String property, String reason) {
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", Map.of(property, "1")))
                .hasMessage("kafka.%s cannot be set: %s", property, reason);
    }

    @Test
    void refusesWhatDeliveryRestsOn() {
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", Map.of("acks", "1", "isolation.level", "x")))
                .hasMessageContaining("kafka.acks cannot be set")
                .hasMessageContaining("kafka.isolation.level cannot be set");
    }
}
