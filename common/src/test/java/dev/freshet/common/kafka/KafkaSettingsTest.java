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

    @Test
    void refusesWhatDeliveryRestsOn() {
        assertThatThrownBy(() -> new KafkaSettings("localhost:9092", Map.of("acks", "1", "isolation.level", "x")))
                .hasMessageContaining("kafka.acks cannot be set")
                .hasMessageContaining("kafka.isolation.level cannot be set");
    }
}
