/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.FreshetProcess;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandIT {

    private final KafkaFixture kafka = KafkaFixture.shared();

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopicsOf("ecommerce.");
    }

    /** A dead letter needs no watermark: it is there with the next checkpoint. */
    @Test
    void runsAJobUntilItIsStopped() throws Exception {
        String servers = "kafka.bootstrap.servers=" + kafka.bootstrapServers();
        freshet("topics", "ecommerce", "--create", "--bootstrap-servers", kafka.bootstrapServers());
        try (FreshetProcess run =
                FreshetProcess.start(directory, "run", "ecommerce", "--set", servers, "--set", "job.instance=trial")) {
            run.awaitOutput("trial runs against Kafka at " + kafka.bootstrapServers() + "; Ctrl-C stops it.");

            kafka.produce("ecommerce.events.v1", "anna", "{");
            kafka.awaitCommitted("ecommerce.events.v1.dlq", 1);
            run.signal("TERM");

            assertThat(run.exitCode()).isEqualTo(128 + 15);
            assertThat(run.temporaryFiles()).isEmpty();
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .startsWith("Asking Kafka at " + kafka.bootstrapServers()
                            + " for topics, rights and timeouts\nStarting Flink and the job\ntrial runs against");
        }
    }

    /** A job that Flink restarts looks like one that runs; and the next start waits, because Kafka remembers the first. */
    @Test
    void tellsWhyItRestartsAndForWhatTheNextStartWaits() throws Exception {
        freshet("topics", "ecommerce", "--create", "--bootstrap-servers", kafka.bootstrapServers());
        try (FreshetProcess run = start("first")) {
            run.awaitOutput("retrial runs against Kafka");
            kafka.produce("ecommerce.events.v1", "anna", "{");
            kafka.awaitCommitted("ecommerce.events.v1.dlq", 1);
            assertThat(run.out()).doesNotContain("restarts");

            kafka.admin().fenceProducers(transactionalIds()).all().get();
            kafka.produce("ecommerce.events.v1", "anna", "{");

            run.awaitOutput("\nretrial failed and restarts: .+\n");
            run.signal("TERM");
            assertThat(run.exitCode()).isEqualTo(128 + 15);
        }
        try (FreshetProcess run = start("second")) {
            run.awaitOutput("Kafka remembers [0-9]+ transactions under the prefix 'retrial.': watching for 2s"
                    + " \\(preflight.twin-watch\\) whether another job that is running begins one\n");
        }
    }

    private FreshetProcess start(String name) throws IOException {
        return FreshetProcess.start(
                Files.createDirectories(directory.resolve(name)),
                "run",
                "ecommerce",
                "--set",
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "--set",
                "preflight.twin-watch=2 s",
                "--set",
                "job.instance=retrial");
    }

    private List<String> transactionalIds() throws Exception {
        return kafka.admin().listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith("retrial."))
                .toList();
    }

    @Test
    void saysAllThatKeepsAJobFromStarting() {
        CommandLineRun run =
                freshet("run", "ecommerce", "--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("freshet: the job cannot start:\n")
                .contains("ecommerce.events.v1", "ecommerce.catalog.v1", "ecommerce.orders.v1");
    }

    @Test
    void saysInOneLineThatAnOptionDoesNotExist() {
        CommandLineRun run = freshet("run", "ecommerce", "--set", "shop.timezone=UTC");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: Unknown option 'shop.timezone' in --set. Did you mean 'shop.time-zone'?"
                        + " All options: --help\n");
    }

    @Test
    void givesTheJobsOwnHelp() throws Exception {
        try (FreshetProcess help = FreshetProcess.start(directory, "run", "ecommerce", "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("shop.time-zone", "--explain");
            assertThat(help.err()).isEmpty();
        }
    }
}
