/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.log.CapturedLog;
import dev.freshet.common.preflight.PreflightException;
import dev.freshet.testkit.kafka.CertificateAuthority;
import dev.freshet.testkit.kafka.SecureKafka;
import dev.freshet.testkit.kafka.SecureKafka.Door;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told whose job Kafka does not let in: one fault, what to do about it, and no secret. */
class RefusedConnectionIT {

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SecureClient client;

    private final List<String> neverSaid = new ArrayList<>();

    @BeforeEach
    void makeClient() throws Exception {
        client = new SecureClient(directory);
        neverSaid.addAll(client.canaries());
    }

    @Test
    void aCertificateOfAnAuthorityThatIsNotTrusted() throws Exception {
        String password = SecureKafka.shared().storePassword();
        CertificateAuthority other = CertificateAuthority.create(directory, "somebody", password);
        client.through(Door.TLS).trust(other.trustStore());

        assertThat(refusal())
                .startsWith("no TLS connection to Kafka at 127.0.0.1:")
                .contains("the broker's certificate is not trusted")
                .endsWith("Give the CA that signed it as kafka.ssl.truststore.location");
    }

    @Test
    void aCertificateForAnotherHost() throws Exception {
        client.through(Door.ELSEWHERE);

        assertThat(refusal())
                .startsWith("no TLS connection to Kafka at 127.0.0.1:")
                .contains("the broker's certificate is for another host")
                .endsWith("do not switch the check off");
    }

    @Test
    void noCertificateOfTheClients() throws Exception {
        client.through(Door.TLS)
                .option("kafka.bootstrap.servers", SecureKafka.shared().bootstrapServers(Door.MUTUAL));

        assertThat(refusal())
                .startsWith("no TLS connection to Kafka at 127.0.0.1:")
                .endsWith("where brokers ask for a certificate, also kafka.ssl.keystore.*");
    }

    @Test
    void aWrongPassword() throws Exception {
        String wrong = SecureKafka.secret();
        neverSaid.add(wrong);
        client.through(Door.SCRAM).writeSecrets(wrong, SecureKafka.shared().storePassword());

        assertThat(refusal())
                .startsWith("Kafka at 127.0.0.1:")
                .contains("refuses the credentials")
                .endsWith("Check user and password, and kafka.security.protocol, kafka.sasl.mechanism and"
                        + " kafka.sasl.jaas.config");
    }

    @Test
    void aWrongPasswordOfTheTrustStore() throws Exception {
        String wrong = SecureKafka.secret();
        neverSaid.add(wrong);
        client.through(Door.TLS).writeSecrets("unused", wrong);

        assertThat(refusal())
                .isEqualTo("a key store or trust store does not open with its password. Check"
                        + " kafka.ssl.truststore.password and kafka.ssl.keystore.password, and that the key"
                        + " they refer to is in the file of secrets");
    }

    @Test
    void aSecretThatBreaksTheLoginLine() throws Exception {
        String before = SecureKafka.secret();
        String after = SecureKafka.secret();
        neverSaid.addAll(List.of(before, after));
        client.through(Door.SCRAM)
                .writeSecrets(before + "\"" + after, SecureKafka.shared().storePassword());

        assertThat(refusal()).startsWith("kafka.sasl.jaas.config cannot be read");
    }

    @Test
    void noTlsWhereTheBrokerWantsIt() throws Exception {
        client.through(Door.PLAIN)
                .option("kafka.bootstrap.servers", SecureKafka.shared().bootstrapServers(Door.TLS))
                .option("kafka.default.api.timeout.ms", "3000")
                .option("kafka.request.timeout.ms", "1000");

        assertThat(refusal())
                .contains(
                        "does not answer. Check kafka.bootstrap.servers, the network and" + " kafka.security.protocol");
    }

    /** As a user meets it: a process that prints the message, not the secrets, and ends with a status that is not 0. */
    @Test
    void endsTheProcessWithAStatus() throws Exception {
        String wrong = SecureKafka.secret();
        client.through(Door.SCRAM).writeSecrets(wrong, SecureKafka.shared().storePassword());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfreshet.test.log=info",
                "-cp",
                System.getProperty("java.class.path"),
                EchoJob.class.getName(),
                client.name()));
        command.addAll(List.of(client.arguments()));

        Path output = directory.resolve("printed");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it has ended").isTrue();
        } finally {
            process.destroyForcibly();
        }

        String printed = Files.readString(output);
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(printed).contains("refuses the credentials").doesNotContain(wrong);
        client.canaries().forEach(canary -> assertThat(printed).doesNotContain(canary));
    }

    private String refusal() {
        try (CapturedLog log = CapturedLog.debug()) {
            PreflightException refused = catchThrowableOfType(PreflightException.class, () -> client.run());
            assertThat(refused).as("let in").isNotNull();
            assertThat(refused.faults()).hasSize(1);
            List<String> said = new ArrayList<>(log.messages());
            said.add(String.valueOf(refused));
            neverSaid.forEach(canary -> assertThat(said).noneMatch(line -> line.contains(canary)));
            return refused.faults().get(0);
        }
    }
}
