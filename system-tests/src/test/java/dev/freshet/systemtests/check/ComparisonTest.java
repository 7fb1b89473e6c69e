/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.kafka.Place;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place FIRST = new Place("in", 0, 1);
    private static final Place SECOND = new Place("in", 0, 2);

    private static final String ALERT = "rule|here";

    private final Map<String, AlertHistory> alerts = new HashMap<>();
    private final Comparison comparison = new Comparison();
    private final Map<String, ObjectNode> expected = new HashMap<>();
    private final Map<String, RowHistory> committed = new HashMap<>();

    @Test
    void takesTheNewestRevisionAndNumbersByTheirValue() {
        expect("a", "{'total': 2.50}");
        commit("a", "{'total': 1, 'revision': 1}", "{'total': 2.5, 'revision': 2, 'more': true}");

        assertVerdict(0, 0, 0);
    }

    @Test
    void countsARowThatIsMissing() {
        expect("a", "{'total': 1}");

        assertVerdict(1, 0, 0);
    }

    @Test
    void aRowOfWhichNothingIsExpectedMayBeMissingButNotItsRevisions() {
        expect("a", "{}");
        assertVerdict(0, 0, 0);

        commit("a", "{'total': 1, 'revision': 1}", "{'total': 1, 'revision': 3}");
        assertVerdict(1, 0, 0);
    }

    @Test
    void countsEachRevisionThatIsMissing() {
        expect("a", "{'total': 1}");
        commit("a", "{'total': 1, 'revision': 1}", "{'total': 1, 'revision': 4}");

        assertVerdict(2, 0, 0);
    }

    @Test
    void countsEachRevisionThatComesAgain() {
        expect("a", "{'total': 1}");
        commit("a", "{'total': 1, 'revision': 1}", "{'total': 1, 'revision': 1}", "{'total': 1, 'revision': 1}");

        assertVerdict(0, 2, 0);
    }

    @Test
    void takesOffenceAtAnOlderRevisionAfterANewerOne() {
        expect("a", "{'total': 1}");
        commit("a", "{'total': 1, 'revision': 2}", "{'total': 1, 'revision': 1}", "{'total': 1, 'revision': 3}");

        comparison.rows("out", expected, committed);
        Verdict verdict = comparison.verdict(0, 0);
        assertThat(verdict.backwards()).isEqualTo(1);
        assertThat(verdict.isExact()).isFalse();
        assertThat(verdict.lost() + verdict.doubled() + verdict.wrong()).isZero();
    }

    @Test
    void takesOffenceAtOtherContentAndSaysWhich() {
        expect("a", "{'total': 1, 'name': 'x', 'there': true}");
        commit("a", "{'total': 2, 'name': 'x', 'revision': 1}");

        Verdict verdict = assertVerdict(0, 0, 1);
        assertThat(verdict.examples()).containsExactly("wrong: out a: total is 2, not 1; there is null, not true");
    }

    @Test
    void aTextIsNoNumber() {
        expect("a", "{'total': 0}");
        commit("a", "{'total': 'none', 'revision': 1}");

        assertVerdict(0, 0, 1);
    }

    @Test
    void aRowThatHasNoNumberIsToldOnce() {
        expect("a", "{'total': 1}");
        commit("a", "{'total': 1}", "{'total': 1}");

        assertVerdict(0, 1, 0);
    }

    @Test
    void saysHowOftenAndShowsTheFirstEight() {
        expect("a", "{'total': 1}");
        commit("a", "{'total': 1}", "{'total': 1}", "{'total': 1}");
        for (char key = 'b'; key <= 'k'; key++) {
            expect(String.valueOf(key), "{'total': 1}");
        }

        Verdict verdict = assertVerdict(10, 2, 0);
        assertThat(verdict.examples())
                .hasSize(9)
                .startsWith("lost: out has no row b", "lost: out has no row c")
                .endsWith("doubled: out repeats revisions of a (2 times)");
    }

    @Test
    void takesOffenceAtARowThatNothingShouldHaveMade() {
        commit("a", "{'total': 1, 'revision': 1}");

        assertVerdict(0, 0, 1);
    }

    @Test
    void looksIntoListsAndObjects() {
        expect("a", "{'sums': [{'net': 1.0}]}");
        commit("a", "{'sums': [{'net': 1}], 'revision': 1}");
        expect("b", "{'sums': [{'net': 1.0}]}");
        commit("b", "{'sums': [], 'revision': 1}");

        assertVerdict(0, 0, 1);
    }

    @Test
    void alertsBeginAndEndInTurn() {
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        told("{'alert_id': '2', 'status': 'firing', 'updated_at': '10:07'}");
        assertAlerts(Set.of(ALERT), 0, 0);
    }

    @Test
    void anAlertMayEndAndGoOnWithinOneInstant() {
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        assertAlerts(Set.of(), 0, 0);
    }

    @Test
    void countsAlertsThatComeAgain() {
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        assertAlerts(Set.of(), 0, 3);
    }

    /** What comes again is told again, also when another alert of the same instant has come between. */
    @Test
    void onlyTheNewestAlertGoesOnWithinItsInstant() {
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        told("{'alert_id': '2', 'status': 'firing', 'updated_at': '10:05'}");
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        assertAlerts(Set.of(ALERT), 0, 1);
    }

    @Test
    void countsBeginningsAndEndsThatAreMissing() {
        told("{'alert_id': '1', 'status': 'resolved', 'updated_at': '10:05'}");
        told("{'alert_id': '2', 'status': 'firing', 'updated_at': '10:07'}");
        told("{'alert_id': '3', 'status': 'firing', 'updated_at': '10:08'}");
        told("{'alert_id': '4', 'status': 'resolved', 'updated_at': '10:09'}");
        assertAlerts(Set.of(), 4, 0);
    }

    @Test
    void countsTheNewestAlertThatShouldHaveBegunOrEnded() {
        told("{'alert_id': '1', 'status': 'firing', 'updated_at': '10:00'}");
        assertAlerts(Set.of(), 1, 0);
        assertAlerts(Set.of(ALERT, "another|there"), 1, 0);
    }

    private void told(String json) {
        alerts.computeIfAbsent(ALERT, unused -> new AlertHistory()).add(parse(json));
    }

    private void assertAlerts(Set<String> firing, int lost, int doubled) {
        Comparison ofAlerts = new Comparison();
        ofAlerts.alerts(firing, alerts);
        Verdict verdict = ofAlerts.verdict(0, 0);
        assertThat(List.of(verdict.lost(), verdict.doubled())).containsExactly(lost, doubled);
    }

    @Test
    void holdsDeadLettersAgainstTheRecordsThatDeserveThem() {
        comparison.deadLetters(new LinkedHashSet<>(List.of(SECOND, FIRST)), List.of());
        comparison.deadLetters(Set.of(FIRST), List.of(FIRST, FIRST));
        comparison.deadLetters(Set.of(), List.of(SECOND));

        assertThat(assertVerdict(2, 1, 1).examples())
                .containsExactly(
                        "lost: no dead letter for in-0@1",
                        "lost: no dead letter for in-0@2",
                        "doubled: more than one dead letter for in-0@1",
                        "wrong: a dead letter for in-0@2, which is a good record");
    }

    @Test
    void allowsLateRecordsOnlyWhereTheyMayBeAndOnce() {
        comparison.late(Set.of(FIRST), List.of());
        comparison.late(Set.of(FIRST), List.of(FIRST, FIRST));
        comparison.late(Set.of(FIRST), List.of(SECOND));

        assertThat(assertVerdict(0, 1, 1).examples())
                .containsExactly(
                        "doubled: more than one late record for in-0@1",
                        "wrong: in-0@2 is on the late topic and came in time");
    }

    private void expect(String key, String json) {
        expected.put(key, (ObjectNode) parse(json));
    }

    private void commit(String key, String... rows) {
        RowHistory history = new RowHistory();
        for (String row : rows) {
            history.add(parse(row));
        }
        committed.put(key, history);
    }

    private Verdict assertVerdict(int lost, int doubled, int wrong) {
        comparison.rows("out", expected, committed);
        Verdict verdict = comparison.verdict(0, 0);
        assertThat(List.of(verdict.lost(), verdict.doubled(), verdict.wrong())).containsExactly(lost, doubled, wrong);
        assertThat(verdict.backwards()).isZero();
        assertThat(verdict.isExact()).isEqualTo(lost + doubled + wrong == 0);
        return verdict;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
