/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.FreshetProcess;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.KafkaTopics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    /** What README promises, from the start of the JVM. */
    private static final double PROMISED_SECONDS = 60;

    private static final Pattern FIRST_RESULTS = Pattern.compile("first results after ([0-9.]+) s");

    private static final Pattern KAFKA = Pattern.compile("Kafka: (\\S+)");

    /** To whom, by which campaign and what; on the next line why. */
    private static final Pattern OFFER = Pattern.compile("(?m)^ {8}\\S+ +[a-z]+-[a-z-]+ +.+\n {10}[a-z_]+: .+$");

    @TempDir
    private Path directory;

    @Test
    void showsResultsAndOffersWithinAMinuteAndLeavesNothingBehind() throws Exception {
        try (FreshetProcess demo = FreshetProcess.start(directory, "demo", "--for", "60s", "--rate", "100")) {
            demo.awaitOutput("first results after");
            List<ProcessHandle> children = demo.children();
            demo.awaitOutput(OFFER.pattern());
            List<String> shown = offers(demo.out());
            List<Action> actions = actionsIn(demo.out());

            assertThat(shown)
                    .isNotEmpty()
                    .isSubsetOf(actions.stream().map(DemoIT::shown).toList());
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

    /** Those that were shown so far, each with its reason. */
    private static List<String> offers(String out) {
        return OFFER.matcher(out).results().map(MatchResult::group).toList();
    }

    private static String shown(Action action) {
        return String.join("\n", OfferText.offer(action, " ".repeat(8)));
    }

    /** What lies committed in the topic of the broker that the demonstration names. */
    private static List<Action> actionsIn(String out) throws RefusedException {
        Matcher address = KAFKA.matcher(out);
        assertThat(address.find()).as(out).isTrue();
        KafkaSettings kafka = KafkaSettings.at(address.group(1));
        List<byte[]> values = new ArrayList<>();
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            List<String> names = List.of(EcommerceTopics.ACTIONS.name());
            new CommittedRange(kafka)
                    .read(topics.beginnings(names), topics.committedEnds(names), record -> values.add(record.value()));
        }
        List<Action> actions = new ArrayList<>();
        for (byte[] value : values) {
            actions.add(EcommerceTopics.ACTIONS.codec().decode(value));
        }
        return actions;
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
