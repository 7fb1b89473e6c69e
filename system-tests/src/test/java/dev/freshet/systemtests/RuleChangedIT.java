/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.systemtests.check.Json;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.fraud.BankRules;
import dev.freshet.systemtests.fraud.FraudSubject;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 19: a rule is changed, tried out, disabled and put in force again, and a task manager dies while each change is under way.
 * Every decision names the version that it was made by, and is what that version says; once the receipt of a version can be read,
 * nothing is decided by an older one, in no subtask.
 */
class RuleChangedIT {

    /** By version, from the first on, which the bank begins with. */
    private static final List<String> STATUSES = List.of("active", "active", "shadow", "disabled", "active");

    private static final long SHADOW = 3;
    private static final long DISABLED = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Systems.seed();
    private final List<JsonNode> decisions = new ArrayList<>();

    @Test
    @Tag("full")
    void decidesByOneVersionOnceItHasSettled() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(
                        Systems.settings("rule-changed", seed, new FraudSubject().withChangingRules()));
                DocumentChanges changes =
                        new DocumentChanges(system, FraudTopics.RULES, BankRules.CHANGING, new Random(seed));
                CommittedTopics decided = DocumentChanges.read(system, FraudTopics.DECISIONS.name());
                CommittedTopics alerts = DocumentChanges.read(system, FraudTopics.ALERTS.name())) {
            for (long version = 2; version <= STATUSES.size(); version++) {
                String status = STATUSES.get((int) version - 1);
                changes.changeAndKill(
                        BankRules.changed(version, status, Instant.now()), version, FraudTopics.TRANSACTIONS);
                awaitDecisionBy(version, decided);
            }

            Systems.assertExact("19 rule changed, task manager dies", changes.recoveries(), system.finish());
            changes.assertTakenOnce(1L, 2L, 3L, 4L, 5L);
            decisions.addAll(DocumentChanges.readOn(decided));
            decisions.forEach(RuleChangedIT::assertIsWhatItsVersionSays);
            assertVersionsRise();
            assertNothingByAnOlderOne(changes.settled());
            assertAlertsOfTheOneThatIsTriedOut(DocumentChanges.readOn(alerts));
        }
    }

    /** Or the next change would tell nothing of this one. */
    private void awaitDecisionBy(long version, CommittedTopics decided) {
        await("a decision by version " + version).atMost(PATIENCE).until(() -> {
            decisions.addAll(DocumentChanges.readOn(decided));
            return decisions.stream().anyMatch(decision -> version(decision) == version);
        });
    }

    private static void assertIsWhatItsVersionSays(JsonNode decision) {
        long version = version(decision);
        boolean fires = decision.path("features").path("amount").decimalValue().compareTo(BankRules.CHANGING_FROM) >= 0;
        List<String> said = new ArrayList<>();
        BigDecimal score = BigDecimal.ZERO;
        for (JsonNode reason : decision.path("reasons")) {
            if (reason.path("rule_id").asText().equals(BankRules.CHANGING)) {
                said.add(reason.path("rule_version") + " " + reason.path("weight") + " " + reason.path("shadow"));
            }
            if (!reason.path("shadow").asBoolean()) {
                score = score.add(reason.path("weight").decimalValue());
            }
        }
        String should = version + " " + BankRules.weight(version) + " " + (version == SHADOW);
        assertThat(said).as("%s", decision).isEqualTo(fires && version != DISABLED ? List.of(should) : List.of());
        assertThat(decision.path("rule_score").decimalValue())
                .as("%s", decision)
                .isEqualByComparingTo(score.min(BigDecimal.ONE));
    }

    private void assertVersionsRise() {
        Map<String, Long> newest = new HashMap<>();
        for (JsonNode decision : decisions) {
            long before = newest.merge(decision.path("account_id").asText(), version(decision), Math::max);
            assertThat(version(decision))
                    .as("after version %d: %s", before, decision)
                    .isEqualTo(before);
        }
    }

    private void assertNothingByAnOlderOne(Map<Long, Instant> settled) {
        settled.forEach((version, time) -> assertThat(decisions)
                .filteredOn(decision -> Json.time(decision).isAfter(time))
                .as("decided after version %d had settled", version)
                .isNotEmpty()
                .allMatch(decision -> version(decision) >= version));
    }

    /** In force it is too light to lead. */
    private static void assertAlertsOfTheOneThatIsTriedOut(List<JsonNode> alerts) {
        assertThat(alerts)
                .filteredOn(alert -> alert.path("rule_id").asText().equals(BankRules.CHANGING))
                .isNotEmpty()
                .allMatch(alert -> alert.path("shadow").asBoolean()
                        && alert.path("rule_version").asLong() == SHADOW);
    }

    /** A rule that is disabled is not asked, and so not named. */
    private static long version(JsonNode decision) {
        return decision.path("rule_versions").path(BankRules.CHANGING).asLong(DISABLED);
    }
}
