/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.decision.Blend;
import dev.freshet.fraud.decision.DecisionPolicy;
import dev.freshet.fraud.decision.Judgement;
import dev.freshet.fraud.decision.Thresholds;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.rule.RuleVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountCommandTest {

    private static final CommandPolicy POLICY = new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false);
    private static final CommandPolicy REHEARSAL = new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), true);

    @Test
    void saysWhatIsDoneToWhomAndWhy() {
        Payment payment = Payment.of("t-1").amount("250.5", "EUR");

        Action action = AccountCommand.of(
                CommandType.BLOCK,
                payment.transaction(),
                judged(null, rule("spike").weight("0.95").version(4).fired()),
                POLICY);

        assertThat(action)
                .isEqualTo(new Action(
                        "block|t-1|anna",
                        "spike",
                        4,
                        "block",
                        "anna",
                        "amount_spike: score 0.95",
                        List.of("t-1"),
                        Map.of("amount", new BigDecimal("250.5"), "score", new BigDecimal("0.95")),
                        "EUR",
                        false,
                        false,
                        false,
                        Payment.NOON,
                        Payment.NOON.plus(Duration.ofDays(1))));
        assertThat(action.isToBeDone()).isTrue();
    }

    @Test
    void aLoginIsNeverTakenForATransactionOfTheSameNumber() {
        Login login = Attempt.succeeds("1|7").at("12:00").login();

        Action action = AccountCommand.of(
                CommandType.STEP_UP, login, rule("guessed").version(4).rule(), "five failures", REHEARSAL);

        assertThat(action)
                .isEqualTo(new Action(
                        "step_up|login:1%7C7|anna",
                        "guessed",
                        4,
                        "step_up",
                        "anna",
                        "five failures",
                        List.of("1|7"),
                        Map.of(),
                        null,
                        true,
                        false,
                        false,
                        Payment.NOON,
                        Payment.NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void namesTheHeaviestRuleThatCounts() {
        Judgement judgement = judged(
                null,
                rule("tried").weight("1").status(RuleStatus.SHADOW).fired(),
                rule("light").weight("0.1").fired(),
                rule("heavy").weight("0.3").fired());

        assertThat(of(CommandType.STEP_UP, "t-1", judgement).ruleId()).isEqualTo("heavy");
    }

    @Test
    void namesTheListBeforeAnyRule() {
        ListEntry blocked = new ListEntry("e-1", Instant.EPOCH, ListName.BLOCK, ListKind.DEVICE, "phone", 9L, null);

        Action action = of(
                CommandType.BLOCK, "t-1", judged(blocked, rule("a").weight("1").fired()));

        assertThat(action.ruleId()).isEqualTo("block|device|phone");
        assertThat(action.ruleVersion()).isEqualTo(9);
        assertThat(action.reason()).isEqualTo("block_list: score 1");
    }

    @Test
    void namesTheModelWhereNoRuleSpeaks() {
        Action action = of(CommandType.BLOCK, "t-1", judged(null));

        assertThat(action.ruleId()).isEqualTo("model");
        assertThat(action.reason()).isEqualTo("model: score 0");
    }

    @Test
    void hasAnIdOfWhatIsDone() {
        Judgement one = judged(null, rule("a").fired());
        Judgement other = judged(null, rule("b").version(2).fired());

        assertThat(of(CommandType.BLOCK, "t-1", one).actionId())
                .isEqualTo(of(CommandType.BLOCK, "t-1", other).actionId())
                .isNotEqualTo(of(CommandType.STEP_UP, "t-1", one).actionId())
                .isNotEqualTo(of(CommandType.BLOCK, "t-2", one).actionId());
    }

    @Test
    void sharesNoIdBetweenTransactionAndAccount() {
        Action one = AccountCommand.of(
                CommandType.BLOCK, Payment.of("a|b").account("c").transaction(), judged(null), POLICY);
        Action other = AccountCommand.of(
                CommandType.BLOCK, Payment.of("a").account("b|c").transaction(), judged(null), POLICY);

        assertThat(one.actionId()).isEqualTo("block|a%7Cb|c");
        assertThat(other.actionId()).isEqualTo("block|a|b|c");
    }

    @Test
    void isOnlyRehearsedInADryRun() {
        Action action = AccountCommand.of(CommandType.BLOCK, Payment.of("t-1").transaction(), judged(null), REHEARSAL);

        assertThat(action.dryRun()).isTrue();
        assertThat(action.isToBeDone()).isFalse();
    }

    @Test
    void aPersonsUnblockExpiresToo() {
        CaseCommand command =
                new CaseCommand("c-1", Payment.NOON, null, "anna", CaseCommandType.UNBLOCK, "ben of security");

        assertThat(AccountCommand.unblock(command, POLICY))
                .isEqualTo(new Action(
                        "unblock|c-1|anna",
                        "case-command",
                        1,
                        "unblock",
                        "anna",
                        "unblocked by ben of security",
                        List.of(),
                        Map.of(),
                        null,
                        false,
                        false,
                        false,
                        Payment.NOON,
                        Payment.NOON.plus(Duration.ofDays(1))));
    }

    private static Action of(CommandType type, String transactionId, Judgement judgement) {
        return AccountCommand.of(type, Payment.of(transactionId).transaction(), judgement, POLICY);
    }

    private static Judgement judged(@Nullable ListEntry blocked, RuleVerdict... verdicts) {
        DecisionPolicy policy = new DecisionPolicy(
                new Thresholds(new BigDecimal("0.5"), new BigDecimal("0.9")), new Blend(BigDecimal.ZERO));
        return policy.judge(List.of(verdicts), null, blocked, null);
    }
}
