/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static dev.freshet.fraud.Clocks.moment;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.common.alert.Severity;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleDraft;
import dev.freshet.fraud.rule.RuleVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LoginDetectorsTest {

    private static final Duration LATENESS = Duration.ofHours(1);
    private static final CommandPolicy POLICY = new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false);
    private static final KnownValues DEVICES = KnownValues.NONE.seen("annas-phone", time("09:00"), 10);

    private LoginDetectors detectors = LoginDetectors.of(List.of(), LATENESS);
    private AccountLogins logins = AccountLogins.NONE;
    private final List<LoginFinding> findings = new ArrayList<>();

    @Test
    void aBurstIsFoundFromTheFailureThatReachesTheLimitOn() {
        inForce(guessing(3));

        fails("10:00", "10:01");
        assertThat(findings).isEmpty();
        fails("10:02", "10:11:59");

        assertThat(occurrences())
                .containsExactly(
                        failures("guessing", "10:02", List.of("10:00", "10:01", "10:02"), "3 failed logins"),
                        failures("guessing", "10:11:59", List.of("10:11:59"), "4 failed logins"));
    }

    @Test
    void anotherBurstBeginsWhenAWindowWasQuiet() {
        inForce(guessing(2));

        fails("10:00", "10:09:59", "10:19:59", "10:20");

        assertThat(findings).extracting(LoginFinding::begins).containsExactly(true, true);
        assertThat(occurrences()).extracting(Occurrence::since).containsExactly(time("10:00"), time("10:19:59"));
    }

    @Test
    void aFailureThatComesLateBelongsToItsBurstAndOneOfBeforeToNone() {
        inForce(guessing(3));

        fails("10:00", "10:02", "10:04", "10:03", "09:59");

        assertThat(occurrences()).extracting(Occurrence::at).containsExactly(time("10:04"), time("10:03"));
    }

    @Test
    void aFailureThatComesLateCompletesABurstThatLastsToItsNewest() {
        inForce(guessing(3));

        fails("10:00", "10:04", "10:03");

        assertThat(occurrences())
                .containsExactly(failures("guessing", "10:04", List.of("10:00", "10:03", "10:04"), "3 failed logins"));
    }

    @Test
    void theFirstSuccessAfterTheLimitIsFoundOnce() {
        inForce(rule("entry").detector(Detector.LOGIN_AFTER_FAILURES).counting(null, failures(2), null));

        fails("10:00");
        succeeds("10:00:30", "annas-phone");
        fails("10:01");
        succeeds("10:10:59", "annas-phone");
        succeeds("10:10:59.5", "annas-phone");
        fails("10:11");

        assertThat(occurrences())
                .containsExactly(new Occurrence(
                        "entry",
                        1,
                        Severity.WARNING,
                        false,
                        "anna",
                        time("10:00"),
                        time("10:10:59"),
                        List.of("10:00", "10:01", "10:10:59"),
                        null,
                        null,
                        "2 failed logins since 2026-03-02T10:00:00Z, then one that succeeded."));
    }

    @Test
    void namesTheFirstFailuresAndTheLoginThatCame() {
        inForce(guessing(12));

        for (int second = 10; second < 22; second++) {
            fails("10:00:" + second);
        }

        assertThat(occurrences().get(0).eventIds())
                .hasSize(10)
                .startsWith("10:00:10", "10:00:11")
                .endsWith("10:00:18", "10:00:21");
    }

    @Test
    void aTakeoverIsCompletedByALargeTransferAfterASuspectLogin() {
        inForce(takeover());

        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "thiefs-phone");

        assertThat(findings).isEmpty();
        assertThat(verdicts("500", "10:04")).extracting(RuleVerdict::fired).containsExactly(true);
        assertThat(verdicts("499.99", "10:04")).extracting(RuleVerdict::fired).containsExactly(false);
    }

    @Test
    void aKnownDeviceIsNotSuspect() {
        inForce(takeover());

        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "annas-phone");

        assertThat(verdicts("500", "10:04")).extracting(RuleVerdict::fired).containsExactly(false);
    }

    @Test
    void aRuleAsksForItsOutcomeWhenThePatternBeginsOnly() {
        inForce(guessing(2).outcome(Outcome.INTERDICT).version(3));

        fails("10:00", "10:01", "10:02");

        assertThat(requests()).hasSize(1);
        assertThat(requests().get(0).action().actionId()).isEqualTo("block|login:10:01|anna");
        assertThat(requests().get(0).action().reason())
                .isEqualTo("failed_logins: 2 failed logins since 2026-03-02T10:00:00Z.");
        assertThat(requests().get(0).action().ruleVersion()).isEqualTo(3);
        assertThat(requests().get(0).moment()).isEqualTo(moment("10:01"));
    }

    @Test
    void aRuleThatIsTriedOutOrOnlyWantsAReviewAsksForNothing() {
        inForce(
                guessing("a", 2).outcome(Outcome.INTERDICT).status(RuleStatus.SHADOW),
                guessing("b", 2).outcome(Outcome.REVIEW),
                guessing("c", 2));

        fails("10:00", "10:01");

        assertThat(findings).extracting(finding -> finding.request(POLICY)).containsOnlyNulls();
        assertThat(occurrences()).extracting(Occurrence::shadow).containsExactly(true, false, false);
    }

    @Test
    void aRuleThatComesLaterFindsTheFailuresOfBefore() {
        inForce();
        fails("10:00", "10:01");

        inForce(guessing(3));
        fails("10:02");

        assertThat(occurrences()).extracting(Occurrence::since).containsExactly(time("10:00"));
    }

    @Test
    void anotherVersionGoesOnWithTheBurst() {
        inForce(guessing(2).status(RuleStatus.SHADOW));
        fails("10:00", "10:01");

        inForce(guessing(2).version(2));
        fails("10:02");

        assertThat(findings).extracting(LoginFinding::begins).containsExactly(true, false);
        assertThat(occurrences())
                .extracting(Occurrence::ruleVersion, Occurrence::shadow)
                .containsExactly(tuple(1L, true), tuple(2L, false));
    }

    @Test
    void aRuleThatIsDisabledFindsNothingAndForgetsItsBurst() {
        inForce(guessing(2));
        fails("10:00", "10:01");

        inForce(guessing(2).status(RuleStatus.DISABLED).version(2));
        fails("10:02");
        assertThat(findings).hasSize(1);
        assertThat(logins.bursts()).isEmpty();
        inForce(guessing(2).version(3));
        fails("10:03");

        assertThat(findings).extracting(LoginFinding::begins).containsExactly(true, true);
    }

    @Test
    void aRuleThatIsDisabledForgetsItsSuspects() {
        inForce(takeover());
        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "thiefs-phone");

        inForce(takeover().status(RuleStatus.DISABLED));
        fails("10:04");
        assertThat(logins.suspects()).isEmpty();
        inForce(takeover());

        assertThat(verdicts("500", "10:05")).extracting(RuleVerdict::fired).containsExactly(false);
    }

    @Test
    void rulesAreAskedInTheOrderOfTheirIds() {
        inForce(guessing("b", 2), guessing("a", 2));

        fails("10:00", "10:01");

        assertThat(occurrences()).extracting(Occurrence::kind).containsExactly("a", "b");
    }

    @Test
    void nothingIsForgottenThatAnOpenWindowOrALateLoginNeeds() {
        assertThat(detectors.forgetAt(AccountLogins.NONE)).isNull();
        fails("10:00");
        assertThat(detectors.forgetAt(logins))
                .isEqualTo(time("10:00").plus(Duration.ofDays(1)).plus(LATENESS));

        inForce(guessing(2).counting(Duration.ofDays(2).toSeconds(), failures(2), null));
        fails("10:01");
        assertThat(detectors.forgetAt(logins))
                .isEqualTo(time("10:01").plus(Duration.ofDays(2)).plus(LATENESS));
        succeeds("10:02", "annas-phone");
        assertThat(detectors.forgetAt(logins))
                .isEqualTo(time("10:01").plus(Duration.ofDays(2)).plus(LATENESS));
    }

    @Test
    void failuresThatNoWindowReachesAreDropped() {
        fails("2026-03-01T09:00:00Z", "2026-03-01T09:00:01Z", "10:00:00");

        assertThat(logins.failures().moments())
                .extracting(each -> each.at().toString())
                .containsExactly("2026-03-01T09:00:01Z", "2026-03-02T10:00:00Z");
    }

    @Test
    void aSuccessAloneLeavesNothing() {
        inForce(guessing(2), takeover());

        succeeds("10:00", "thiefs-phone");

        assertThat(logins.isEmpty()).isTrue();
    }

    @Test
    void countsWhatFailedBeforeATransaction() {
        fails("2026-03-01T10:10:00Z", "2026-03-01T10:10:00.001Z", "10:00", "10:00:00.5", "10:10", "10:10:30");
        Map<String, BigDecimal> features = new HashMap<>();

        LoginFigures.putInto(features, logins, moment("10:10", "z"));

        assertThat(features)
                .isEqualTo(Map.of(
                        "failed_logins_10m", new BigDecimal(2),
                        "failed_logins_1h", new BigDecimal(3),
                        "failed_logins_1d", new BigDecimal(4)));
        assertThat(features.keySet()).isEqualTo(LoginFigures.names());
    }

    private static RuleDraft guessing(int failures) {
        return guessing("guessing", failures);
    }

    /** Within ten minutes. */
    private static RuleDraft guessing(String id, int failures) {
        return rule(id).detector(Detector.FAILED_LOGINS).counting(null, failures(failures), null);
    }

    /** Three failures, and a transfer of 500, each within an hour. */
    private static RuleDraft takeover() {
        return rule("takeover").detector(Detector.ACCOUNT_TAKEOVER);
    }

    private static Map<String, BigDecimal> failures(int limit) {
        return Map.of("failures", BigDecimal.valueOf(limit));
    }

    private static Occurrence failures(String kind, String clock, List<String> ids, String words) {
        return new Occurrence(
                kind,
                1,
                Severity.WARNING,
                false,
                "anna",
                time("10:00"),
                time(clock),
                ids,
                null,
                600L,
                words + " since 2026-03-02T10:00:00Z.");
    }

    private void inForce(RuleDraft... rules) {
        List<RuleDocument> documents = new ArrayList<>();
        for (RuleDraft each : rules) {
            documents.add(each.rule());
        }
        detectors = LoginDetectors.of(documents, LATENESS);
    }

    private void fails(String... clocks) {
        for (String clock : clocks) {
            take(Attempt.fails(clock).at(clock));
        }
    }

    private void succeeds(String clock, @Nullable String device) {
        take(Attempt.succeeds(clock).at(clock).on(device));
    }

    private void take(Attempt attempt) {
        LoginTurn turn = detectors.login(logins, attempt.login(), DEVICES);
        logins = turn.logins();
        findings.addAll(turn.findings());
    }

    private List<Occurrence> occurrences() {
        return findings.stream().map(LoginFinding::occurrence).toList();
    }

    private List<CommandRequest> requests() {
        return findings.stream()
                .map(finding -> finding.request(POLICY))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<RuleVerdict> verdicts(String amount, String clock) {
        return detectors.takeovers(
                logins,
                Payment.of("t-1", amount)
                        .type(TransactionType.TRANSFER)
                        .at(clock)
                        .transaction());
    }
}
