/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.delivery.LostTransactionPolicy;
import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.kafka.KafkaSettings;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a client that cannot even be made; no broker is asked. */
class ConnectionFaultTest {

    private static final String FIRST = "c4nary";
    private static final String SECOND = "k1te";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIRST + "\"" + SECOND,
                FIRST + "\" " + SECOND,
                FIRST + "\" " + SECOND + "=",
                FIRST + "\"; " + SECOND + " " + SECOND,
                FIRST + "\"; " + SECOND + " required; " + SECOND,
                FIRST + "\"; " + SECOND + " required " + SECOND + "=\"1",
                SECOND + " " + FIRST + "\""
            })
    void ofASecretThatBreaksTheLoginLineNeitherHalfIsSaid(String secret) throws Exception {
        String fault = refusal(secret);

        assertThat(fault)
                .isEqualTo("kafka.sasl.jaas.config cannot be read after its references are replaced. It must be a"
                        + " login module, required, its key=\"value\" pairs and a semicolon; in a secret, a \""
                        + " is written as \\\" and a \\ as \\\\")
                .doesNotContain(FIRST, SECOND);
    }

    @Test
    void anEscapedSecretReachesTheLoginWhole() throws Exception {
        KafkaSettings kafka = kafka("hun\\\"ter\\\\2");

        Password line = new AdminClientConfig(kafka.clientProperties()).getPassword("sasl.jaas.config");

        assertThat(JaasContext.loadClientContext(Map.of("sasl.jaas.config", line))
                        .configurationEntries()
                        .get(0)
                        .getOptions()
                        .get("password"))
                .isEqualTo("hun\"ter\\2");
    }

    @Test
    void ofAnErrorThatIsNotKnownOnlyTheClassIsSaid() {
        Throwable unknown = new KafkaException("cannot be made", new IllegalStateException("at " + FIRST));

        assertThat(ConnectionFault.explain("broker:9092", unknown))
                .isEqualTo(
                        "Kafka at broker:9092 cannot be asked: IllegalStateException, whose text may hold a secret and"
                                + " is left out. Check the kafka.* options and what they refer to");
    }

    @Test
    void ofFilesAndOptionsItIsSaidWhichAreWrong() {
        assertThat(ConnectionFault.explain(
                        "broker:9092", new KafkaException(new FileNotFoundException("/etc/trust.p12 (no such file)"))))
                .isEqualTo(
                        "Kafka at broker:9092 cannot be asked: java.io.FileNotFoundException: /etc/trust.p12 (no such"
                                + " file). Check the kafka.* options");
        assertThat(ConnectionFault.explain("broker", new ConfigException("No resolvable bootstrap urls")))
                .contains("No resolvable bootstrap urls");
    }

    private String refusal(String secret) throws Exception {
        KafkaSettings kafka = kafka(secret);
        SinkSettings sink =
                new SinkSettings("echo.", Duration.ofMinutes(15), 1 << 20, LostTransactionPolicy.FAIL, "echo.status");
        PreflightSettings settings = new PreflightSettings(
                List.of(),
                "echo",
                false,
                1,
                PreflightSettings.REPLICAS_OF_THE_BROKERS,
                1,
                Duration.ZERO,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ZERO);
        PreflightException refused = catchThrowableOfType(
                PreflightException.class, () -> Preflight.check(kafka, sink, settings, told -> {}));
        assertThat(refused.faults()).hasSize(1);
        return refused.faults().get(0);
    }

    /** As files of secrets are written: in them a backslash is written as two. */
    private KafkaSettings kafka(String secret) throws Exception {
        Path secrets = directory.resolve("secrets.properties");
        Files.writeString(secrets, "user=" + secret.replace("\\", "\\\\") + "\n");
        return new KafkaSettings(
                "127.0.0.1:9",
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        "%s required username=\"a\" password=\"${file:%s:user}\";"
                                .formatted(ScramLoginModule.class.getName(), secrets)));
    }
}
