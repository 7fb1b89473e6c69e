/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.doctor;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import org.junit.jupiter.api.Test;

class DoctorCommandIT {

    /** The name service knows no host under this ending, by RFC 6761. */
    private static final String NOWHERE = "kafka.invalid:9092";

    @Test
    void looksAtEverything() {
        KafkaFixture kafka = KafkaFixture.shared();

        CommandLineRun run = freshet("doctor", "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("(good|warning) +Java +[0-9]+ at ")
                .containsPattern("good +Maven +Apache Maven ")
                .containsPattern("Memory +[0-9]+ MB free")
                .containsPattern("Disk +[0-9]+ MB free in ")
                .containsPattern("Port 8081 +(free|taken)")
                .containsPattern("good +Kafka +answers at " + kafka.bootstrapServers());
    }

    @Test
    void tellsEverythingElseWhereTheHostOfKafkaDoesNotExist() {
        CommandLineRun run = freshet("doctor", "--bootstrap-servers", NOWHERE);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Java", "Maven", "Memory", "Disk", "Port 8081")
                .containsPattern("bad +Kafka +No host of " + NOWHERE + " is known to this machine: check its spelling");
    }

    @Test
    void tellsEverythingElseWhereASettingIsRefused() {
        CommandLineRun run =
                freshet("doctor", "--bootstrap-servers", "localhost:1", "--kafka", "ssl.keystore.password=geheim");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("Java", "Port 8081")
                .containsPattern("bad +Kafka +kafka.ssl.keystore.password holds a secret in plain text");
    }

    @Test
    void saysWhatToDoAboutAHostThatDoesNotExistInEveryCommand() {
        CommandLineRun run = freshet("dlq", "list", "ecommerce", "--bootstrap-servers", NOWHERE);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: No host of " + NOWHERE
                        + " is known to this machine: check its spelling and the name service.\n");
    }

    @Test
    void saysWhatToDoAboutAnAddressWithoutAPort() {
        CommandLineRun run = freshet("topics", "ecommerce", "--bootstrap-servers", "localhost");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: Kafka's client cannot use what it was given for localhost: Invalid url in"
                        + " bootstrap.servers: localhost. Check --bootstrap-servers (HOST:PORT) and --kafka.\n");
    }
}
