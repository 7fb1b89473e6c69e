/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is woken finds a section for the alert, and in it the words that stand in the log. */
class RunbookTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^ *```freshet\\n(.+)\\n *```$");

    /** Where a text in the sources goes on in the next literal. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final int ALERTS = 21;
    private static final int FAULTS = 23;
    private static final int MESSAGES = 18;

    @Test
    void everyAlertLeadsToASection() {
        List<String> anchors = headings().map(RunbookTest::anchor).toList();

        List<String> wanted = Monitoring.alerts().stream()
                .map(alert -> alert.text("annotations", "runbook_url"))
                .toList();

        assertThat(wanted).hasSize(ALERTS).allMatch(url -> url.startsWith("docs/runbook.md#"));
        assertThat(anchors)
                .doesNotHaveDuplicates()
                .containsAll(wanted.stream()
                        .map(url -> url.substring(url.indexOf('#') + 1))
                        .toList());
    }

    @Test
    void everyAlertStandsInTheRunbookAndSaysHowBadItIs() {
        String runbook = Sources.text(Sources.RUNBOOK);

        List<Yaml> alerts = Monitoring.alerts();

        assertThat(alerts).allSatisfy(alert -> {
            assertThat(runbook).contains("`" + alert.text("alert") + "`");
            assertThat(alert.text("labels", "severity")).isIn("critical", "warning");
            assertThat(alert.text("for")).matches("[0-9]+m");
            assertThat(alert.text("annotations", "summary")).isNotBlank();
        });
    }

    @Test
    void everyFaultHasASection() {
        List<String> faults = headings()
                .filter(heading -> heading.startsWith("Fault "))
                .map(heading -> heading.replaceAll(":.*", ""))
                .toList();

        assertThat(faults)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, FAULTS)
                        .mapToObj(number -> "Fault " + number)
                        .toList());
    }

    static Stream<String> messages() {
        return MESSAGE.matcher(Sources.text(Sources.RUNBOOK)).results().map((MatchResult found) -> found.group(1));
    }

    @Test
    void quotesTheSuite() {
        assertThat(messages()).hasSize(MESSAGES).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void saysWhatTheCodeSays(String message) {
        List<String> fragments = Arrays.stream(message.split("…", -1))
                .filter(fragment -> !fragment.isBlank())
                .toList();

        Stream<String> sources = Sources.filesOf(Sources.ROOT.resolve("common/src/main"), ".java").stream()
                .map(file -> JOINT.matcher(Sources.text(file)).replaceAll(""));

        assertThat(sources.anyMatch(source -> holdsInOrder(source, fragments)))
                .as("one source holds, in this order: %s", fragments)
                .isTrue();
    }

    private static boolean holdsInOrder(String source, List<String> fragments) {
        int from = 0;
        for (String fragment : fragments) {
            int found = source.indexOf(fragment, from);
            if (found < 0) {
                return false;
            }
            from = found + fragment.length();
        }
        return true;
    }

    private static Stream<String> headings() {
        return HEADING.matcher(Sources.text(Sources.RUNBOOK)).results().map((MatchResult found) -> found.group(1));
    }

    /** As GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
