/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Children that do not behave. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BrokerProcessIT {

    @TempDir
    private Path directory;

    @Test
    void endsAtOnceWhereItsShutdownHangs() throws Exception {
        Process child = new ProcessBuilder(java(StuckChild.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("up");

            child.getOutputStream().close();

            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(1);
        } finally {
            child.destroyForcibly();
        }
    }

    /** The shell writes its process id, closes its output and goes on for ever. */
    @Test
    void killsAChildThatIsSilentAndDoesNotEnd() throws IOException {
        Path pid = directory.resolve("pid");
        List<String> command =
                List.of("sh", "-c", "echo $$ > \"$1\"; exec >&-; while :; do read line; done", "sh", pid.toString());
        BrokerSettings settings = BrokerSettings.in(directory).withStartTimeout(Duration.ofSeconds(1));

        assertThatThrownBy(() -> BrokerProcess.launch(settings, command))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageStartingWith("The Kafka broker stopped before it was ready, but had not ended after PT1S.");

        assertThat(isAlive(Long.parseLong(Files.readString(pid).strip()))).isFalse();
    }

    /** As at Ctrl-C: whoever starts the broker is told to stop, and deletes its directory at once. */
    @Test
    void leavesNoChildWhereItsStartIsInterrupted() throws Exception {
        Path pid = directory.resolve("pid");
        List<String> command = List.of("sh", "-c", "echo $$ > \"$1\"; read line", "sh", pid.toString());
        Thread starter = new Thread(() -> {
            try {
                BrokerProcess.launch(BrokerSettings.in(directory), command);
            } catch (IOException interrupted) {
                // What is left of it is looked at below.
            }
        });
        starter.start();
        await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());

        starter.interrupt();
        starter.join();

        assertThat(isAlive(Long.parseLong(Files.readString(pid).strip()))).isFalse();
    }

    private static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
