/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Severity;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleDraft;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Spraying is three accounts in ten minutes, and what is an hour late still counts. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class PasswordSprayingFunctionTest {

    private static final String ADDRESS = "192.0.2.1";
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final StateStore store;
    private InputOrder order = InputOrder.ARRIVAL;
    private KeyedTwoInputHarness<String, ListedLogin, Change<RuleDocument>, Occurrence> harness;

    PasswordSprayingFunctionTest(StateStore store) throws Exception {
        this.store = store;
        this.harness = harness(spraying());
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void isFoundFromTheAccountThatReachesTheLimitOn() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("anna", "10:02");
        assertThat(found()).isEmpty();
        fails("carl", "10:03");
        fails("anna", "10:04");

        assertThat(harness.output())
                .containsExactly(
                        occurrence("10:01", "10:03", "Logins of 3 accounts failed within PT10M."),
                        occurrence("10:01", "10:04", "Logins of 3 accounts failed within PT10M."));
    }

    @Test
    void allSpellingsOfAnAddressAreOne() {
        harness.first(failure("anna", "10:00", "2001:db8::1"), time("10:00"));
        harness.first(failure("bert", "10:01", "2001:0DB8:0:0:0:0:0:1"), time("10:01"));
        harness.first(failure("carl", "10:02", "2001:db8:0::1"), time("10:02"));

        assertThat(found()).containsExactly("spraying 1 2001:db8::1 10:00 10:02");
    }

    @Test
    void addressesAreCountedEachForItself() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        harness.first(failure("carl", "10:02", "192.0.2.2"), time("10:02"));

        assertThat(found()).isEmpty();
    }

    @Test
    void aBurstEndsAWindowAfterItsLastFailureAndAnotherBegins() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        fails("anna", "10:11:59");
        fails("bert", "10:21:59");
        fails("carl", "10:22");
        fails("dora", "10:23");

        assertThat(found())
                .containsExactly(
                        "spraying 1 192.0.2.1 10:00 10:02",
                        "spraying 1 192.0.2.1 10:00 10:11:59",
                        "spraying 1 192.0.2.1 10:21:59 10:23");
    }

    @Test
    void whatFailsLateCountsAsLongAsItMay() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        passes("11:00");

        fails("carl", "10:02");

        assertThat(found()).containsExactly("spraying 1 192.0.2.1 10:00 10:02");
    }

    @Test
    void aLateFailureOfBeforeTheBurstIsNoneOfIt() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        found();

        fails("dora", "09:59");

        assertThat(found()).isEmpty();
    }

    @Test
    void aSilentAddressIsForgottenWhenNothingCanBeCountedWithItsFailures() {
        fails("anna", "10:00");
        fails("bert", "10:30");
        fails("carl", "10:31");
        fails("dora", "10:32");
        assertThat(harness.timers()).isEqualTo(1);

        // The burst ends at 10:42; a failure of before that may come until a window and an hour after.
        passes("11:41:59.999");
        assertThat(harness.stateEntries()).isEqualTo(1);
        passes("11:42");

        harness.assertNothingLeft();
    }

    @Test
    void nothingIsLeftAtTheEndOfTheInput() {
        fails("anna", "10:00");
        fails("bert", "10:30");

        harness.endOfInput();

        assertThat(found()).isEmpty();
        harness.assertNothingLeft();
    }

    @Test
    void nothingIsRememberedWhileNoRuleAsks() {
        gone("spraying");
        fails("anna", "10:00");
        fails("bert", "10:01");
        harness.assertNothingLeft();

        comes(spraying().version(2));
        fails("carl", "10:02");
        fails("dora", "10:03");
        fails("emil", "10:04");

        assertThat(found()).containsExactly("spraying 2 192.0.2.1 10:02 10:04");
    }

    @Test
    void aRuleThatComesLaterFindsWhatFailedWhileAnotherAsked() {
        fails("anna", "10:00");
        fails("bert", "10:01");

        comes(spraying("second", 2));
        fails("bert", "10:01:30");

        assertThat(found()).containsExactly("second 1 192.0.2.1 10:00 10:01:30");
    }

    @Test
    void aRuleThatIsTriedOutSaysSoAndGoesOnWhenItComesIntoForce() {
        comes(spraying().version(2).status(RuleStatus.SHADOW));
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        comes(spraying().version(3));
        fails("dora", "10:03");

        assertThat(harness.output()).extracting(Occurrence::shadow).containsExactly(true, false);
        assertThat(found()).containsExactly("spraying 2 192.0.2.1 10:00 10:02", "spraying 3 192.0.2.1 10:00 10:03");
    }

    @Test
    void aRuleThatIsEditedCountsByItsNewLimits() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        comes(spraying("spraying", 5).version(2));
        fails("dora", "10:12:30");
        fails("emil", "10:13");
        fails("anna", "10:14");
        fails("bert", "10:15");
        fails("carl", "10:16");

        assertThat(found()).containsExactly("spraying 1 192.0.2.1 10:00 10:02", "spraying 2 192.0.2.1 10:12:30 10:16");
    }

    @Test
    void aRuleThatIsDisabledFindsNothingAndWhatIsLeftIsForgotten() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        comes(spraying().version(2).status(RuleStatus.DISABLED));

        fails("carl", "10:02");
        assertThat(found()).isEmpty();
        passes("11:11");

        harness.assertNothingLeft();
    }

    @Test
    void goesOnAfterAFailureWithTheRulesItHad() throws Exception {
        comes(spraying("spraying", 2).version(2));
        fails("anna", "10:00");
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);

        fails("bert", "10:01");

        assertThat(found()).containsExactly("spraying 2 192.0.2.1 10:00 10:01");
    }

    @Test
    void byEventTimeFailuresWaitForTheWatermark() throws Exception {
        begin();
        fails("carl", "10:02");
        fails("anna", "10:00");
        fails("bert", "10:01");
        assertThat(found()).isEmpty();

        passes("10:02");
        assertThat(found()).containsExactly("spraying 1 192.0.2.1 10:00 10:02");
        fails("dora", "10:01:30");

        assertThat(found()).containsExactly("spraying 1 192.0.2.1 10:00 10:01:30");
    }

    @Test
    void byEventTimeTheEndOfTheInputDecidesWhatWaits() throws Exception {
        begin();
        fails("carl", "10:02");
        fails("anna", "10:00");
        fails("bert", "10:01");

        harness.endOfInput();

        assertThat(found()).containsExactly("spraying 1 192.0.2.1 10:00 10:02");
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeArrivalMakesNoDifference() throws Exception {
        long seed = 1_234;
        Random random = new Random(seed);
        List<ListedLogin> failures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String clock = "1%d:%02d:%02d".formatted(random.nextInt(3), random.nextInt(60), random.nextInt(60));
            failures.add(failure("account-" + random.nextInt(6), clock, ADDRESS));
        }

        List<String> first = replayed(failures);
        Collections.shuffle(failures, random);

        assertThat(replayed(failures)).as("seed %d", seed).isEqualTo(first).hasSizeGreaterThan(50);
    }

    private List<String> replayed(List<ListedLogin> failures) throws Exception {
        begin();
        failures.forEach(each -> harness.first(each, each.moment().at()));
        passes("11:17:42");
        List<String> found = new ArrayList<>(found());
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);
        passes("16:00");
        found.addAll(found());
        harness.assertNothingLeft();
        return found;
    }

    private void begin() throws Exception {
        harness.close();
        order = InputOrder.EVENT_TIME;
        harness = harness(spraying());
    }

    private KeyedTwoInputHarness<String, ListedLogin, Change<RuleDocument>, Occurrence> harness(RuleDraft... lay)
            throws Exception {
        ControlSnapshot<RuleDocument> snapshot =
                ControlSnapshot.of(FraudTopics.RULES, new ExecutionConfig().getSerializerConfig());
        List<Decoded<Change<RuleDocument>>> records = new ArrayList<>();
        List.of(lay).forEach(draft -> records.add(Decoded.accepted(change(draft.rule()))));
        snapshot.fill(records);
        InitialDocuments<RuleDocument> initial = new InitialDocuments<>(FraudTopics.RULES, rule -> null, snapshot);
        KeyedTwoInputHarness<String, ListedLogin, Change<RuleDocument>, Occurrence> made =
                KeyedTwoInputHarness.ofOperator(
                        store,
                        () -> new CoBroadcastWithKeyedOperator<>(
                                new PasswordSprayingFunction(initial, order, Duration.ofHours(1)),
                                List.of(DocumentsInForce.state(FraudTopics.RULES))),
                        PasswordSprayingFunction::addressOf,
                        Change::key,
                        Types.STRING);
        made.secondWatermark(END_OF_TIME);
        return made;
    }

    private static RuleDraft spraying() {
        return spraying("spraying", 3);
    }

    private static RuleDraft spraying(String id, int accounts) {
        return rule(id).detector(Detector.PASSWORD_SPRAYING)
                .counting(600L, Map.of("accounts", BigDecimal.valueOf(accounts)), null);
    }

    private void comes(RuleDraft draft) {
        harness.second(change(draft.rule()), draft.rule().eventTime());
    }

    private void gone(String ruleId) {
        harness.second(new Change<>(ruleId, null, Instant.EPOCH), Instant.EPOCH);
    }

    private void fails(String account, String clock) {
        harness.first(failure(account, clock, ADDRESS), time(clock));
    }

    private void passes(String clock) {
        harness.firstWatermark(time(clock));
    }

    private static Change<RuleDocument> change(RuleDocument rule) {
        return new Change<>(rule.ruleId(), rule, rule.eventTime());
    }

    private static ListedLogin failure(String account, String clock, String address) {
        Attempt attempt = Attempt.fails(clock + account).of(account).at(clock).through(address);
        return new ListedLogin(attempt.login(), false, null, false);
    }

    private static Occurrence occurrence(String since, String at, String summary) {
        String account = at.equals("10:03") ? "carl" : "anna";
        return new Occurrence(
                "spraying",
                1,
                Severity.WARNING,
                false,
                ADDRESS,
                time(since),
                time(at),
                List.of(at + account),
                null,
                600L,
                summary);
    }

    /** Since the last call: rule, version, address, since when and when. */
    private List<String> found() {
        return harness.takeOutput().stream()
                .map(each -> "%s %d %s %s %s"
                        .formatted(
                                each.kind(), each.ruleVersion(), each.subject(), clock(each.since()), clock(each.at())))
                .toList();
    }

    private static String clock(Instant instant) {
        String text = instant.toString();
        return text.substring(11, text.length() - 1).replaceFirst(":00$", "");
    }
}
