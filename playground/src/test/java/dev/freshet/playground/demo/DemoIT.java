/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.FreshetProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    /** What README promises, from the start of the JVM; on a laptop it is a quarter of that. */
    private static final double PROMISED_SECONDS = 60;

    private static final Pattern FIRST_RESULTS = Pattern.compile("first results after ([0-9.]+) s");

    @TempDir
    private Path directory;

    @Test
    void showsResultsWithinAMinuteAndLeavesNothingBehind() throws Exception {
        try (FreshetProcess demo = FreshetProcess.start(directory, "demo", "--for", "60s", "--rate", "100")) {
            demo.awaitOutput("first results after");
            List<ProcessHandle> children = demo.children();

            assertThat(demo.exitCode()).as(demo.err()).isZero();
            assertThat(demo.out())
                    .containsPattern("purchases [1-9][0-9]*, refunds [0-9]+, net [0-9,.]+ EUR")
                    .containsPattern("minute [0-9:]{5} (so far|final): views [1-9]");
            assertThat(children).as("the broker").hasSize(1).noneMatch(ProcessHandle::isAlive);
            assertThat(demo.temporaryFiles()).isEmpty();
            assertThat(directory.resolve("home/.local/state/freshet/logs")).isDirectoryContaining("glob:**.log");
            assumeThat(load())
                    .as("load per core; above 2, the time says nothing of us")
                    .isLessThan(2);
            assertThat(secondsToFirstResults(demo.out())).isLessThan(PROMISED_SECONDS);
        }
    }

    /** Of the last minute; negative where the system does not tell. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                / Runtime.getRuntime().availableProcessors();
    }

    private static double secondsToFirstResults(String out) {
        Matcher figure = FIRST_RESULTS.matcher(out);
        assertThat(figure.find()).as(out).isTrue();
        return Double.parseDouble(figure.group(1));
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = freshet("demo", "--web-port", Integer.toString(taken.getLocalPort()));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("freshet: Port " + taken.getLocalPort() + " is taken: stop what listens there, or name"
                            + " another one with --web-port.\n");
        }
    }

    @Test
    void failsWhereNoResultsCome() {
        CommandLineRun run = freshet("demo", "--for", "1ms");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).matches("freshet: No results came in [0-9]+ s.\n");
    }
}
