/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay with the file of options that the job has on its cluster. */
class ReplayedClusterOptionsIT {

    private static final String EVENTS = "ecommerce.events.v1";

    /** As docs/security.md and docs/operations.md advise. */
    private static final String CLUSTER = """
            kafka:
              bootstrap.servers: broker.example:9093
              security.protocol: SASL_SSL
              ssl.truststore.location: /etc/freshet/trust.p12
              ssl.truststore.password: ${file:/etc/freshet/secrets.properties:stores}
              sasl.mechanism: SCRAM-SHA-512
              sasl.jaas.config: >-
                org.apache.kafka.common.security.scram.ScramLoginModule required
                username="ecommerce" password="${file:/etc/freshet/secrets.properties:user}";
            source.start-from: latest
            sink.transaction-timeout: 12 h
            job.instance: ecommerce-eu
            """;

    @TempDir
    private Path directory;

    @Test
    void runsOnAKafkaOfItsOwn() throws IOException {
        Path options = Files.writeString(directory.resolve("job.yaml"), CLUSTER);
        Path in = directory.resolve("in");
        freshet("generate", "ecommerce", "--events", "200", "--seed", "5", "--no-incidents", "--out", in.toString());

        CommandLineRun replay = freshet(
                "replay",
                "ecommerce",
                "--config",
                options.toString(),
                "--in",
                EVENTS + "=" + in.resolve(EVENTS + ".ndjson"),
                "--out",
                directory.resolve("out").toString());

        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out()).containsPattern(EVENTS + " +200 +200 +0 +0 +0\n");
    }
}
