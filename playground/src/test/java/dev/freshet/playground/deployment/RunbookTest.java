/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.freshet.playground.Freshet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is woken finds a section for the alert, in it the words that stand in the log, and commands that exist. */
class RunbookTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FAULT = Pattern.compile("(?ms)^### (Fault \\d+): .*?(?=^##|\\z)");
    private static final Pattern PART = Pattern.compile("(?m)^- \\*\\*(Symptom|Cause|Action)\\*\\*: \\S");
    private static final Pattern PANELS = Pattern.compile("[Pp]anels? \\*([^*]+)\\*(?:(?:,| and| or) \\*([^*]+)\\*)?");
    private static final Pattern COMMAND = Pattern.compile("\\./freshet ([^`#\\n]+)");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^ *```freshet\\n(.+)\\n *```$");

    /** Where a text in the sources goes on in the next literal. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final int ALERTS = 24;
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

    @Test
    void everyFaultSaysHowItShowsWhyItIsAndWhatToDo() {
        List<String> sections = FAULT.matcher(Sources.text(Sources.RUNBOOK))
                .results()
                .map((MatchResult found) -> found.group())
                .filter(section -> !section.contains("Does not apply yet"))
                .toList();

        assertThat(sections).hasSizeGreaterThan(FAULTS - 2).allSatisfy(section -> assertThat(
                        PART.matcher(section).results().map((MatchResult found) -> found.group(1)))
                .as(section)
                .containsExactly("Symptom", "Cause", "Action"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesPanelsThatTheDashboardHas(Path page) {
        List<String> titles = Monitoring.titles();

        List<String> named = PANELS.matcher(oneLine(page))
                .results()
                .flatMap((MatchResult found) -> Stream.of(found.group(1), found.group(2)))
                .filter(Objects::nonNull)
                .toList();

        assertThat(named).hasSizeGreaterThan(3);
        assertThat(titles).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void givesCommandsThatTheCommandLineTakes(Path page) {
        List<String> commands = COMMAND.matcher(Sources.text(page))
                .results()
                .map((MatchResult found) -> found.group(1).strip())
                .toList();

        assertThat(commands).isNotEmpty().allSatisfy(command -> assertThatCode(
                        () -> Freshet.commandLine().parseArgs(command.split(" +")))
                .as(command)
                .doesNotThrowAnyException());
    }

    static Stream<Path> pages() {
        return Stream.of(Sources.RUNBOOK, Sources.OPERATIONS);
    }

    private static String oneLine(Path page) {
        return Sources.text(page).replaceAll("\\s+", " ");
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
