/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules in force about addresses at which logins of many accounts fail.
 *
 * <p>Each has a burst of its own. As with {@link LoginDetectors}, every failure of a burst is found, and another version of a rule
 * goes on with it. Nobody is told to do anything about an address: what a rule's outcome asks for is not asked. Addresses in
 * trusted networks count like any other, because what many people share is where spraying is hard to see.
 */
final class SprayingDetectors {

    private record SprayingRule(RuleDocument document, PasswordSpraying spraying) {

        String id() {
            return document.ruleId();
        }
    }

    private final List<SprayingRule> rules;
    private final Duration memory;

    private SprayingDetectors(List<SprayingRule> rules, Duration memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /**
     * Picks out what is about spraying.
     *
     * @param inForce rules of any kind and status
     * @param allowedLateness how late a login may be and still count
     */
    static SprayingDetectors of(Collection<RuleDocument> inForce, Duration allowedLateness) {
        List<SprayingRule> rules = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (RuleDocument document : inForce) {
            if (document.detector() == Detector.PASSWORD_SPRAYING && document.status() != RuleStatus.DISABLED) {
                Duration window = Objects.requireNonNull(document.window());
                int accounts = document.limit("accounts").intValueExact();
                rules.add(new SprayingRule(document, new PasswordSpraying(accounts, window)));
                longest = longest.compareTo(window) < 0 ? window : longest;
            }
        }
        rules.sort(Comparator.comparing(SprayingRule::id));
        return new SprayingDetectors(rules, longest.plus(allowedLateness));
    }

    /** Whether nobody asks, and nothing has to be remembered. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * A login failed.
     *
     * @param ip the address, in one spelling
     */
    SprayingTurn failed(SprayedAddress before, Login login, String ip) {
        Moment failure = Moment.of(login);
        KnownValues accounts = before.accounts()
                .forget(failure.at().minus(memory))
                .seen(login.accountId(), failure.at(), PasswordSpraying.MOST);
        Map<String, LoginBurst> bursts = new HashMap<>();
        List<Occurrence> occurrences = new ArrayList<>();
        for (SprayingRule rule : rules) {
            LoginBurst burst = rule.spraying()
                    .failed(before.burst(rule.id()), accounts, failure)
                    .burst();
            if (!burst.equals(LoginBurst.NONE)) {
                bursts.put(rule.id(), burst);
            }
            OpenBurst open = burst.open();
            if (open != null && open.holds(failure)) {
                occurrences.add(occurrence(rule, ip, login, open));
            }
        }
        return new SprayingTurn(new SprayedAddress(accounts, bursts, before.wakesAt()), occurrences);
    }

    /** From when on nothing of it counts any more, whatever still comes. */
    Instant forgetAt(SprayedAddress address) {
        Instant newest = address.newest();
        return newest == null ? Instant.EPOCH : newest.plus(memory);
    }

    private static Occurrence occurrence(SprayingRule rule, String ip, Login login, OpenBurst burst) {
        return Occurrence.of(
                rule.document(),
                ip,
                burst.startedAt(),
                login.eventTime(),
                List.of(login.eventId()),
                null,
                rule.spraying().within().toSeconds(),
                "Logins of " + burst.count() + " accounts failed within "
                        + rule.spraying().within() + ".");
    }
}
