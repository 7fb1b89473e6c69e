/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.feature.AmountFigures;
import dev.freshet.fraud.feature.FraudFigures;
import dev.freshet.fraud.pattern.AmountSpike;
import dev.freshet.fraud.pattern.NewDeviceAndCountry;
import dev.freshet.fraud.pattern.RiskyTerminal;
import dev.freshet.fraud.pattern.Velocity;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDocument;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A detector with the limits of one rule. What it needs and is not known does not fire. */
interface TransactionDetector {

    boolean fires(DetectorInput input);

    /** Null for one that looks at logins. */
    static @Nullable TransactionDetector of(RuleDocument rule, Detector detector) {
        return switch (detector) {
            case AMOUNT_SPIKE -> spike(rule);
            case VELOCITY -> velocity(rule);
            case CARD_TESTING -> CardTestingDetector.of(rule);
            case IMPOSSIBLE_TRAVEL -> TravelDetector.of(rule);
            case NEW_DEVICE_AND_COUNTRY ->
                input -> NewDeviceAndCountry.areNew(
                        input.transaction().deviceId(),
                        input.transaction().country(),
                        input.before().devices(),
                        input.before().countries());
            case RISKY_TERMINAL -> riskyTerminal(rule);
            case ACCOUNT_TAKEOVER, FAILED_LOGINS, LOGIN_AFTER_FAILURES, PASSWORD_SPRAYING -> null;
        };
    }

    private static TransactionDetector spike(RuleDocument rule) {
        AmountSpike spike = new AmountSpike(
                rule.limit("deviations").doubleValue(),
                rule.limit("minimum_count").longValueExact());
        return input -> input.transaction().type().isSpending()
                && input.figured().historyBefore() != null
                && spike.isSpike(input.transaction().amount(), input.figured().historyBefore());
    }

    /** Only what spends can be too much: money that comes back is no reason to stop it. A terminal has one merchant, if any. */
    private static TransactionDetector velocity(RuleDocument rule) {
        Velocity velocity = new Velocity(rule.limit("count"), rule.limit("sum"), rule.limit("merchants"));
        long seconds = seconds(rule);
        boolean ofAccount = rule.countsBy() == GroupKey.ACCOUNT;
        return input -> {
            AmountFigures figures = (ofAccount
                            ? input.figured().accountWindows()
                            : input.figured().terminalWindows())
                    .get(seconds);
            Long merchants = ofAccount ? input.figured().merchantsWithin().get(seconds) : null;
            return input.transaction().type().isSpending()
                    && figures != null
                    && velocity.isExceeded(figures, merchants == null ? 0 : merchants);
        };
    }

    private static TransactionDetector riskyTerminal(RuleDocument rule) {
        RiskyTerminal risky = new RiskyTerminal(rule.limit("fraud_share"), rule.limit("minimum_count"));
        long seconds = seconds(rule);
        return input -> {
            FraudFigures figures = input.figured().terminalShares().get(seconds);
            return figures != null && risky.isRisky(figures);
        };
    }

    private static long seconds(RuleDocument rule) {
        return Objects.requireNonNull(rule.window()).toSeconds();
    }
}
