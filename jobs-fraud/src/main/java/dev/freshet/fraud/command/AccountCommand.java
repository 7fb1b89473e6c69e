/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.common.action.Action;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.decision.DecisionReason;
import dev.freshet.fraud.decision.Judgement;
import dev.freshet.fraud.rule.RuleDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands in the suite's form. The target is the account.
 *
 * <p>An id is what is done, {@code |}, what it follows from, {@code |}, the account: the same in every replay. What it follows
 * from is a transaction's or a case command's id, or {@code login:} and a login's event id; a {@code |} in it is written
 * {@code %7C}, and a {@code %} {@code %25}. Reasons name no address, no device and no card.
 */
public final class AccountCommand {

    /** What decides where no rule and no list does. */
    private static final String MODEL = "model";

    private static final String PERSON = "case-command";

    /** Logins and transactions may be numbered alike. */
    private static final String LOGIN = "login:";

    private AccountCommand() {}

    /** What a transaction's judgement asks for. */
    public static Action of(CommandType type, Transaction transaction, Judgement judgement, CommandPolicy policy) {
        DecisionReason leading = judgement.leading();
        return new Action(
                id(type, transaction.transactionId(), transaction.accountId()),
                leading == null ? MODEL : leading.ruleId(),
                leading == null ? 1 : leading.ruleVersion(),
                type.word(),
                transaction.accountId(),
                reason(judgement, leading),
                List.of(transaction.transactionId()),
                figures(transaction, judgement),
                transaction.currency(),
                policy.dryRun(),
                false,
                false,
                transaction.eventTime(),
                transaction.eventTime().plus(policy.timeToLive()));
    }

    /**
     * What a rule about logins asks for.
     *
     * @param reason one line for a person
     */
    public static Action of(CommandType type, Login login, RuleDocument rule, String reason, CommandPolicy policy) {
        return new Action(
                id(type, LOGIN + login.eventId(), login.accountId()),
                rule.ruleId(),
                rule.version(),
                type.word(),
                login.accountId(),
                reason,
                List.of(login.eventId()),
                Map.of(),
                null,
                policy.dryRun(),
                false,
                false,
                login.eventTime(),
                login.eventTime().plus(policy.timeToLive()));
    }

    /** What a person asks for. It expires too: carried out late, it would undo a block that came after it. */
    public static Action unblock(CaseCommand command, CommandPolicy policy) {
        Instant at = command.eventTime();
        return new Action(
                id(CommandType.UNBLOCK, command.eventId(), command.subject()),
                PERSON,
                1,
                CommandType.UNBLOCK.word(),
                command.subject(),
                "unblocked by " + command.actor(),
                List.of(),
                Map.of(),
                null,
                policy.dryRun(),
                false,
                false,
                at,
                at.plus(policy.timeToLive()));
    }

    private static String id(CommandType type, String cause, String account) {
        return type.word() + "|" + cause.replace("%", "%25").replace("|", "%7C") + "|" + account;
    }

    private static String reason(Judgement judgement, @Nullable DecisionReason leading) {
        return (leading == null ? MODEL : leading.code()) + ": score "
                + judgement.score().toPlainString();
    }

    private static Map<String, BigDecimal> figures(Transaction transaction, Judgement judgement) {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("amount", transaction.amount());
        figures.put("score", judgement.score());
        return figures;
    }
}
