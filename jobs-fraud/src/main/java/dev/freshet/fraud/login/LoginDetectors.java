/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force that look at an account's logins: failed ones, a success after them, and the takeover that may follow.
 *
 * <p>Each rule has a burst of its own, of failures that all share; a rule that comes later finds the failures of before. Every
 * failure of a burst is found, from the one that reaches the limit on, so that its alert lasts as long as the burst and ends a
 * window after its last failure. The first success after that limit is found once. A version of a rule goes on with the burst
 * of the one before; one that is disabled or removed forgets it.
 */
public final class LoginDetectors {

    private final List<WatchedRule> rules;
    private final Duration memory;

    private LoginDetectors(List<WatchedRule> rules, Duration memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /**
     * Picks out what looks at logins.
     *
     * @param inForce rules of any kind and status
     * @param allowedLateness how late a login may be and still count
     */
    public static LoginDetectors of(Collection<RuleDocument> inForce, Duration allowedLateness) {
        List<WatchedRule> rules = new ArrayList<>();
        Duration longest = LoginFigures.LONGEST;
        for (RuleDocument document : inForce) {
            WatchedRule rule = WatchedRule.of(document);
            if (rule != null) {
                rules.add(rule);
                longest = longest.compareTo(rule.window()) < 0 ? rule.window() : longest;
            }
        }
        rules.sort(Comparator.comparing(WatchedRule::id));
        return new LoginDetectors(rules, longest.plus(allowedLateness));
    }

    /**
     * A login came.
     *
     * @param devices of the account, before the login
     */
    public LoginTurn login(AccountLogins before, Login login, KnownValues devices) {
        return login.success() ? succeeded(before, login, devices) : failed(before, login);
    }

    /** Whether a transaction completes a takeover, by each rule about that; by rule id. */
    public List<RuleVerdict> takeovers(AccountLogins logins, Transaction transaction) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        for (WatchedRule rule : rules) {
            AccountTakeover takeover = rule.takeover();
            if (takeover != null) {
                boolean completed =
                        takeover.isCompletedBy(transaction, logins.suspects().get(rule.id()));
                verdicts.add(new RuleVerdict(rule.document(), completed));
            }
        }
        return verdicts;
    }

    /** From when on nothing of it counts any more, whatever still comes; null where nothing is remembered. */
    public @Nullable Instant forgetAt(AccountLogins logins) {
        Instant newest = logins.newest();
        return newest == null ? null : newest.plus(memory);
    }

    private LoginTurn failed(AccountLogins before, Login login) {
        Moment failure = Moment.of(login);
        RecentFailures recent = recent(before.failures().plus(failure));
        Map<String, LoginBurst> bursts = new HashMap<>();
        List<LoginFinding> findings = new ArrayList<>();
        for (WatchedRule rule : rules) {
            BurstStep step = rule.failures().failed(before.burst(rule.id()), recent, failure);
            keep(bursts, rule, step.burst());
            OpenBurst open = step.burst().open();
            if (rule.is(Detector.FAILED_LOGINS) && open != null && open.holds(failure)) {
                boolean begins = step.says(BurstNotice.Kind.OPENED);
                findings.add(
                        begins
                                ? LoginFinding.ofBurst(rule.document(), login, open, recent)
                                : LoginFinding.ofMore(rule.document(), login, open));
            }
        }
        return new LoginTurn(new AccountLogins(recent, bursts, suspects(before)), findings);
    }

    private LoginTurn succeeded(AccountLogins before, Login login, KnownValues devices) {
        Moment success = Moment.of(login);
        Map<String, LoginBurst> bursts = new HashMap<>();
        Map<String, SuspectLogin> suspects = suspects(before);
        List<LoginFinding> findings = new ArrayList<>();
        for (WatchedRule rule : rules) {
            BurstStep step = rule.failures().succeeded(before.burst(rule.id()), success);
            keep(bursts, rule, step.burst());
            OpenBurst open = step.burst().open();
            if (rule.is(Detector.LOGIN_AFTER_FAILURES) && open != null && step.says(BurstNotice.Kind.ENTERED)) {
                findings.add(LoginFinding.ofEntry(rule.document(), login, open, before.failures()));
            }
            AccountTakeover takeover = rule.takeover();
            SuspectLogin suspect =
                    takeover == null ? null : takeover.after(suspects.get(rule.id()), step.burst(), login, devices);
            if (suspect != null) {
                suspects.put(rule.id(), suspect);
            }
        }
        return new LoginTurn(new AccountLogins(before.failures(), bursts, suspects), findings);
    }

    private RecentFailures recent(RecentFailures failures) {
        Moment newest = failures.moments().get(failures.moments().size() - 1);
        return failures.forget(newest.at().minus(memory));
    }

    private static void keep(Map<String, LoginBurst> bursts, WatchedRule rule, LoginBurst burst) {
        if (!burst.equals(LoginBurst.NONE)) {
            bursts.put(rule.id(), burst);
        }
    }

    /** Of the rules that are still in force. */
    private Map<String, SuspectLogin> suspects(AccountLogins before) {
        Map<String, SuspectLogin> kept = new HashMap<>();
        for (WatchedRule rule : rules) {
            SuspectLogin suspect = before.suspects().get(rule.id());
            if (suspect != null) {
                kept.put(rule.id(), suspect);
            }
        }
        return kept;
    }
}
