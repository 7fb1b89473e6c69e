/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.detector.AccountMemory;
import dev.freshet.fraud.detector.RefutedHop;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.login.LoginFinding;
import dev.freshet.fraud.login.LoginTurn;
import dev.freshet.fraud.travel.Hop;
import dev.freshet.fraud.travel.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges one login by those before it and by where it was. Only the place of one that succeeds is judged: whoever tries passwords
 * does so from anywhere, which says nothing about where the customer is.
 *
 * <p>A login that succeeds, and whose place no active rule refutes, is trusted: its device, its country and its place are the
 * account's from then on.
 */
final class LoginJudge {

    private LoginJudge() {}

    static JudgedLogin judge(RuleBook rules, ListedLogin listed, AccountState before) {
        Login login = listed.login();
        LoginTurn turn =
                rules.logins().login(before.logins(), login, before.memory().devices());
        List<LoginFinding> findings = new ArrayList<>(turn.findings());
        AccountMemory after = before.memory().active(login.eventTime());
        if (login.success()) {
            Sighting sighting = Sighting.of(login, ip -> listed.trustedNetwork());
            List<RefutedHop> refuted = rules.refutedHops(before.memory().position(), sighting);
            refuted.forEach(hop -> findings.add(finding(hop, login)));
            after = refuted.stream().anyMatch(hop -> hop.rule().status() == RuleStatus.ACTIVE)
                    ? after
                    : after.trusting(login.eventTime(), sighting, login.deviceId(), login.country());
        }
        return new JudgedLogin(findings, before.with(after, turn.logins()));
    }

    private static LoginFinding finding(RefutedHop refuted, Login login) {
        Occurrence occurrence = Occurrence.of(
                refuted.rule(),
                login.accountId(),
                login.eventTime(),
                login.eventTime(),
                List.of(login.eventId()),
                null,
                null,
                summary(refuted.hop()));
        return new LoginFinding(refuted.rule(), login, occurrence, true);
    }

    private static String summary(Hop hop) {
        return String.format(
                Locale.ROOT, "login %.0f km from the last place, %.1f h after it", hop.kilometres(), hop.hours());
    }
}
