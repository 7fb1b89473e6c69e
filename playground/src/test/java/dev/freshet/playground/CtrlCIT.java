/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever it comes, Ctrl-C ends a command within its bound, and nothing is left: no process, no file, no half sentence. */
class CtrlCIT {

    private static final int BY_SIGINT = 128 + 2;
    private static final int BY_SIGTERM = 128 + 15;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"starting a Kafka broker", "starting Flink", "waiting for the first results"})
    void stopsTheDemonstrationBeforeItsFirstResults(String step) throws Exception {
        stopAt(step, "demo");
    }

    @Test
    void stopsTheDemonstrationAtWork() throws Exception {
        String out = stop("first results after [0-9.]+ s", "INT", BY_SIGINT, "demo");

        assertThat(out).contains("stopping …");
    }

    @Test
    void takesSigtermLikeCtrlC() throws Exception {
        stop("starting Flink", "TERM", BY_SIGTERM, "demo");
    }

    @Test
    void stopsAReplay() throws Exception {
        Path in = Files.writeString(directory.resolve("events.ndjson"), "{}\n");

        stopAt(
                "running the job",
                "replay",
                "ecommerce",
                "--in",
                "ecommerce.events.v1=" + in,
                "--out",
                directory.resolve("results").toString());
    }

    @Test
    void tellsExactlyWhatAGeneratorHasSent() throws Exception {
        KafkaFixture kafka = KafkaFixture.shared();
        String topic = "ecommerce.events.v1";
        kafka.createTopic(topic, 2);
        try {
            String out = stop(
                    "Leaving out ecommerce.inventory.v1",
                    "INT",
                    BY_SIGINT,
                    () -> kafka.awaitCommitted(topic, 20),
                    "generate",
                    "ecommerce",
                    "--rate",
                    "500",
                    "--bootstrap-servers",
                    kafka.bootstrapServers());

            Matcher figure = Pattern.compile("([0-9,]+) records of " + topic + " received by Kafka")
                    .matcher(out);
            assertThat(figure.find()).as(out).isTrue();
            assertThat(kafka.readCommitted(topic))
                    .hasSize(Integer.parseInt(figure.group(1).replace(",", "")));
            assertThat(out).doesNotContain("without a receipt");
        } finally {
            kafka.deleteTopics(topic);
        }
    }

    private void stopAt(String step, String... arguments) throws Exception {
        String out = stop(step, "INT", BY_SIGINT, arguments);

        assertThat(out).containsPattern(step + ".*stopping …\n$").doesNotContain("first results after", "failed");
    }

    private String stop(String regex, String signal, int code, String... arguments) throws Exception {
        return stop(regex, signal, code, () -> {}, arguments);
    }

    private String stop(String regex, String signal, int code, Runnable wait, String... arguments) throws Exception {
        assumeThat(isIgnored())
                .as("a shell in the background lets its children ignore SIGINT")
                .isFalse();
        try (FreshetProcess freshet = FreshetProcess.start(directory, arguments)) {
            freshet.awaitOutput(regex);
            wait.run();
            List<ProcessHandle> children = freshet.children();

            freshet.signal(signal);

            assertThat(freshet.exitCode()).as(freshet.err()).isEqualTo(code);
            // A broker whose start was interrupted is killed, and its zombie takes a moment to go.
            await().atMost(Duration.ofSeconds(5)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(freshet.temporaryFiles()).isEmpty();
            assertThat(freshet.err()).isEmpty();
            return freshet.out();
        }
    }

    /** Whether this process ignores SIGINT, which its children inherit; where /proc does not tell, it is not so. */
    private static boolean isIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn:0")
                .substring("SigIgn:".length())
                .strip();
        return new BigInteger(mask, 16).testBit(1);
    }
}
