/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.playground.cli.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReportTest {

    private static final List<Topic<?>> OUTPUTS =
            List.of(FraudTopics.DECISIONS, FraudTopics.ALERTS, FraudTopics.FEATURES);

    @TempDir
    private Path directory;

    private final StringBuilder labels = new StringBuilder();
    private final StringBuilder alerts = new StringBuilder();
    private final StringBuilder decisions = new StringBuilder();

    /** Two thefts of cards, one spree, and a holiday. */
    @BeforeEach
    void someCases() {
        label("card-testing", "theft-1", true, "t1");
        label("card-testing", "theft-1", true, "t2");
        label("card-testing", "theft-2", true, "t3");
        label("velocity", "theft-3", true, "t4");
        label("holiday", "excuse-1", false, "t5");
        label("holiday", "excuse-2", false, "t6");
        labels.append("{\"incident\":\"duplicate\",\"topic\":\"x\",\"line\":9,\"event_id\":\"t7\",\"detail\":\"\"}\n");
    }

    @Test
    void catchesACaseByAnAlertAboutAnyOfItsRecords() throws IOException {
        alert("a1", "card-testing", "t7", "t2");

        assertThat(report().bad())
                .containsExactly(new ScenarioRow("card-testing", 2, 1, 1, 0), new ScenarioRow("velocity", 1, 0, 0, 0));
    }

    @Test
    void catchesACaseByADecisionThatDidNotLetItPass() throws IOException {
        decision("t3", "review");
        decision("t4", "approve");

        assertThat(report().bad())
                .containsExactly(new ScenarioRow("card-testing", 2, 1, 0, 0), new ScenarioRow("velocity", 1, 0, 0, 0));
    }

    @Test
    void countsTheRecordsOfAnAlertAsOne() throws IOException {
        alert("a1", "velocity", "t7");
        alert("a1", "velocity", "t7", "t4");
        alert("a2", "velocity", "t8");

        assertThat(report().bad()).contains(new ScenarioRow("velocity", 1, 1, 2, 1));
    }

    @Test
    void countsAnAlertAsRightWhateverTheKindOfTheBadCase() throws IOException {
        alert("a1", "velocity", "t1");

        assertThat(report().bad())
                .containsExactly(new ScenarioRow("card-testing", 2, 1, 0, 0), new ScenarioRow("velocity", 1, 0, 1, 0));
    }

    @Test
    void hasARowForARuleThatNoCaseIsNamedAfter() throws IOException {
        alert("a1", "model", "t6");

        assertThat(report().bad()).contains(new ScenarioRow("model", 0, 0, 1, 1));
    }

    @Test
    void tellsWhatHarmlessCasesWereTakenFor() throws IOException {
        alert("a1", "velocity", "t6");
        alert("a2", "velocity", "t9");

        ScenarioReport report = report();

        assertThat(report.harmless()).isEqualTo(Map.of("holiday", new Share(1, 2)));
        assertThat(report.outOfTheBlue()).isEqualTo(1);
        assertThat(report.total()).isEqualTo(new ScenarioRow("all", 3, 0, 2, 2));
    }

    @Test
    void leavesAlertsOutThatAreOnlyTriedOut() throws IOException {
        alerts.append(
                "{\"alert_id\":\"a1\",\"rule_id\":\"velocity\",\"shadow\":true,\"evidence\":{\"event_ids\":[\"t4\"]}}\n");

        assertThat(report().total()).isEqualTo(new ScenarioRow("all", 3, 0, 0, 0));
    }

    @Test
    void measuresDecisionsByTransaction() throws IOException {
        decision("t1", "interdict");
        decision("t2", "approve");
        decision("t3", "step_up");
        decision("t5", "review");
        decision("t9", "approve");

        assertThat(report().transactionPrecision()).isEqualTo(new Share(2, 3));
        assertThat(report().transactionRecall()).isEqualTo(new Share(2, 3));
    }

    @Test
    void printsATable() throws IOException {
        alert("a1", "card-testing", "t2");
        alert("a2", "card-testing", "t5");
        decision("t2", "interdict");
        decision("t3", "approve");

        assertThat(printed()).isEqualTo("""

                  labelled as bad               cases  caught  missed  recall   alerts   false  precision
                  card-testing                      2       1       1    0.50        2       1       0.50
                  velocity                          1       0       1    0.00        0       0          -
                  all                               3       1       2    0.33        2       1       0.50

                  labelled as harmless          cases with alarm
                  holiday                           2          1
                  none of these, alerts                        0

                  1 transactions did not simply pass, 1 of them bad (precision 1.00); 2 were bad (recall 0.50)
                """);
    }

    @Test
    void saysWhichLineIsUnreadable() throws IOException {
        alert("a1", "velocity", "t1");
        alerts.append("{\n");

        assertThatThrownBy(this::report)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Line 2 of " + directory.resolve("fraud.alerts.v1.ndjson") + " is no JSON");
    }

    private String printed() throws IOException {
        StringWriter text = new StringWriter();
        new ScenarioTable(report()).print(new PrintWriter(text));
        return text.toString();
    }

    private ScenarioReport report() throws IOException {
        Path file = Files.writeString(directory.resolve("labels.ndjson"), labels);
        Files.writeString(directory.resolve("fraud.alerts.v1.ndjson"), alerts);
        Files.writeString(directory.resolve("fraud.decisions.v1.ndjson"), decisions);
        return ScenarioReport.of(file, OUTPUTS, directory);
    }

    private void label(String kind, String id, boolean bad, String event) {
        labels.append(String.format(
                "{\"incident\":\"%s\",\"topic\":\"x\",\"line\":1,\"event_id\":\"%s\",\"detail\":\"\",\"case\":\"%s\",\"bad\":%s}%n",
                kind, event, id, bad));
    }

    private void alert(String id, String rule, String... events) {
        alerts.append(String.format(
                "{\"alert_id\":\"%s\",\"rule_id\":\"%s\",\"shadow\":false,\"evidence\":{\"event_ids\":[\"%s\"]}}%n",
                id, rule, String.join("\",\"", events)));
    }

    private void decision(String transaction, String outcome) {
        decisions.append(String.format("{\"transaction_id\":\"%s\",\"outcome\":\"%s\"}%n", transaction, outcome));
    }
}
