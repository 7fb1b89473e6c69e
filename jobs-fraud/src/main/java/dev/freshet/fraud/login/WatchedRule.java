/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule about an account's logins, ready to be asked.
 *
 * @param takeover null for a rule that is about logins alone
 */
record WatchedRule(
        RuleDocument document,
        FailedLogins failures,
        @Nullable AccountTakeover takeover) {

    /** Null for a rule about something else, and for one that is disabled. */
    static @Nullable WatchedRule of(RuleDocument document) {
        Detector detector = document.detector();
        if (detector == null || document.status() == RuleStatus.DISABLED) {
            return null;
        }
        return switch (detector) {
            case FAILED_LOGINS, LOGIN_AFTER_FAILURES -> new WatchedRule(document, failures(document), null);
            case ACCOUNT_TAKEOVER -> {
                FailedLogins failures = failures(document);
                yield new WatchedRule(document, failures, new AccountTakeover(failures, document.limit("amount")));
            }
            case AMOUNT_SPIKE,
                    VELOCITY,
                    CARD_TESTING,
                    PASSWORD_SPRAYING,
                    IMPOSSIBLE_TRAVEL,
                    NEW_DEVICE_AND_COUNTRY,
                    RISKY_TERMINAL -> null;
        };
    }

    String id() {
        return document.ruleId();
    }

    Duration window() {
        return failures.within();
    }

    boolean is(Detector detector) {
        return document.detector() == detector;
    }

    private static FailedLogins failures(RuleDocument document) {
        return new FailedLogins(document.limit("failures").intValueExact(), Objects.requireNonNull(document.window()));
    }
}
