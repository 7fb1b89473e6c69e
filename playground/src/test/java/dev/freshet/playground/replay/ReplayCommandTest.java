/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay refuses before it starts anything. */
class ReplayCommandTest {

    @TempDir
    private Path directory;

    @Test
    void refusesAFileThatIsNotThere() {
        CommandLineRun run = replay("ecommerce", "ecommerce.events.v1=" + directory.resolve("nowhere"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("freshet: There is no readable file " + directory.resolve("nowhere") + "\n");
    }

    @Test
    void refusesATopicThatTheJobDoesNotRead() throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));

        CommandLineRun run = replay("ecommerce", "ecommerce.orders.v1=" + file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: The job ecommerce reads no topic 'ecommerce.orders.v1', only ecommerce.events.v1,"
                        + " ecommerce.inventory.v1, ecommerce.catalog.v1, ecommerce.campaigns.v1\n");
    }

    @Test
    void refusesLabelsThatAreNotThere() throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));
        Path labels = directory.resolve("nowhere");

        CommandLineRun run = replay("ecommerce", "ecommerce.events.v1=" + file, "--labels", labels.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("freshet: There is no readable file " + labels + "\n");
    }

    @Test
    void refusesAnInputWithoutATopic() {
        CommandLineRun run = replay("ecommerce", "events.ndjson");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("freshet: --in takes TOPIC=FILE, not 'events.ndjson' (freshet replay --help)\n");
    }

    @Test
    void refusesAJobThatThereIsNot() {
        CommandLineRun run = replay("bakery", "a=b");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("freshet: There is no job 'bakery', only ecommerce, fraud\n");
    }

    @Test
    void refusesToTalkToAKafkaThatIsNotNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));
        String[] replay = {"replay", "ecommerce", "--in", "ecommerce.events.v1=" + file, "--out", directory + "/out"};
        String[][] calls = {replay, {"topics", "ecommerce"}, {"doctor"}, {"generate", "ecommerce", "--out", "x"}};

        for (String[] call : calls) {
            CommandLineRun run = freshet(Stream.concat(Stream.of(call), Stream.of("--kafka", "security.protocol=SSL"))
                    .toArray(String[]::new));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("freshet: --kafka says how to talk to a Kafka, but not to which: give"
                            + " --bootstrap-servers HOST:PORT too.\n");
        }
    }

    @Test
    void refusesAnOptionThatAReplayDecides() throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));

        CommandLineRun run = freshet(
                "replay",
                "ecommerce",
                "--in",
                "ecommerce.events.v1=" + file,
                "--out",
                directory.resolve("out").toString(),
                "--set",
                "kafka.bootstrap.servers=localhost:9092");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "freshet: A replay cannot take --set kafka.bootstrap.servers: which Kafka a replay uses is said"
                                + " by --bootstrap-servers HOST:PORT. Leave it out.\n");
    }

    private CommandLineRun replay(String job, String input, String... more) {
        String[] usual = {
            "replay", job, "--in", input, "--out", directory.resolve("out").toString()
        };
        return freshet(Stream.of(usual, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
