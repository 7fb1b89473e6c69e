/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.fraud.decision.FraudVocabulary;
import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up bank of some twelve days, replayed with the rules and lists that come with it. */
class ReplayedBankIT {

    private static final String TRANSACTIONS = "fraud.transactions.v1";
    private static final List<String> INPUTS =
            List.of(TRANSACTIONS, "fraud.logins.v1", "fraud.labels.v1", "fraud.rules.v1", "fraud.lists.v1");

    @TempDir
    private static Path directory;

    private static CommandLineRun replay;

    @BeforeAll
    static void replayAMadeUpBank() {
        Path in = directory.resolve("in");
        freshet("generate", "fraud", "--controls", "--events", "5000", "--seed", "7", "--out", in.toString());
        List<String> call = new ArrayList<>(List.of("replay", "fraud"));
        for (String topic : INPUTS) {
            call.add("--in");
            call.add(topic + "=" + in.resolve(topic + ".ndjson"));
        }
        call.addAll(List.of("--labels", in.resolve("labels.ndjson").toString()));
        call.addAll(List.of("--out", directory.resolve("out").toString()));

        replay = freshet(call.toArray(String[]::new));

        assertThat(replay.code()).as(replay.err()).isZero();
    }

    @Test
    void decidesOnEveryTransactionOnce() throws IOException {
        Set<Long> broken = file("in/labels.ndjson").stream()
                .filter(label -> label.path("incident").asText().equals("broken"))
                .filter(label -> label.path("topic").asText().equals(TRANSACTIONS))
                .map(label -> label.path("line").asLong())
                .collect(Collectors.toSet());
        List<String> decided = ids(out("fraud.decisions.v1"));

        assertThat(out(TRANSACTIONS + ".dlq")).hasSameSizeAs(broken).isNotEmpty();
        assertThat(decided).doesNotHaveDuplicates().hasSizeGreaterThan(4_000);
        assertThat(replay.out().replace(",", ""))
                .containsPattern(
                        TRANSACTIONS + " +5000 +" + decided.size() + " +[0-9]+ +[0-9]+ +" + broken.size() + "\n");
        assertThat(ids(out("fraud.features.v1"))).containsExactlyInAnyOrderElementsOf(decided);
    }

    @Test
    void knowsEveryFeatureThatARuleCanName() throws IOException {
        Set<String> known = new TreeSet<>();
        out("fraud.features.v1")
                .forEach(row -> row.path("features").fieldNames().forEachRemaining(known::add));

        assertThat(known).isEqualTo(FraudVocabulary.all().figures());
    }

    @Test
    void tellsPeopleAndAccounts() throws IOException {
        assertThat(out("fraud.alerts.v1"))
                .extracting(alert -> alert.path("rule_id").asText())
                .contains("account-takeover", "card-testing", "velocity", "password-spraying");
        assertThat(out("fraud.account-commands.v1"))
                .extracting(command -> command.path("type").asText())
                .contains("block", "step_up");
    }

    /** Labels come a week late: the first score is of the ninth day. */
    @Test
    void scoresByAModelOnceThereIsOne() throws IOException {
        List<JsonNode> decisions = out("fraud.decisions.v1");

        assertThat(decisions).anyMatch(decision -> decision.has("model_score"));
        assertThat(decisions)
                .filteredOn(decision -> decision.has("model_score"))
                .allSatisfy(decision -> assertThat(decision.path("event_time").asText())
                        .startsWith(decision.path("model_version").asText()));
    }

    @Test
    void tellsWhatWasCaught() {
        assertThat(replay.out())
                .containsPattern("account-takeover +[0-9]+ +[1-9]")
                .contains("transactions did not simply pass");
    }

    private static List<JsonNode> out(String topic) throws IOException {
        return file("out/" + topic + ".ndjson");
    }

    private static List<JsonNode> file(String name) throws IOException {
        return GeneratedHistory.file(directory.resolve(name));
    }

    private static List<String> ids(Collection<JsonNode> rows) {
        return rows.stream().map(row -> row.path("transaction_id").asText()).toList();
    }
}
