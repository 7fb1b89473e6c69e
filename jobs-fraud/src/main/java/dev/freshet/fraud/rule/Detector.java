/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that the job knows by itself, with the limits that a rule may set and what holds where it sets none. Constants are
 * appended, never renamed.
 */
public enum Detector {
    /** An amount far above what the account usually spends, by the mean and deviation of the logarithms of its amounts. */
    AMOUNT_SPIKE,
    /** More transactions, more money or more different merchants within the window than the limits say. */
    VELOCITY,
    /** Small amounts, and then a large one. */
    CARD_TESTING,
    /** So many failed logins within the window. */
    FAILED_LOGINS,
    /** So many failed logins within the window, and then one that succeeds. */
    LOGIN_AFTER_FAILURES,
    /** One address at which logins of many accounts fail. */
    PASSWORD_SPRAYING,
    /** Two sightings of an account, farther apart than anybody travels in the time between. */
    IMPOSSIBLE_TRAVEL,
    /** A device and a country of which neither was seen with the account. */
    NEW_DEVICE_AND_COUNTRY,
    /** Failed logins, then one that succeeds from a new device, then a large transfer. */
    ACCOUNT_TAKEOVER,
    /** A terminal at which many transactions turned out to be fraud. */
    RISKY_TERMINAL;

    /** Every limit by name, as it is where a rule does not set it. Amounts are in the transaction's own currency. */
    public Map<String, BigDecimal> defaultLimits() {
        return switch (this) {
            case AMOUNT_SPIKE -> Map.of("deviations", number(4), "minimum_count", number(10));
            case VELOCITY -> Map.of("count", number(10), "sum", number(5_000), "merchants", number(8));
            case CARD_TESTING ->
                Map.of("small_amount", number(2), "small_count", number(3), "large_amount", number(100));
            case FAILED_LOGINS, LOGIN_AFTER_FAILURES -> Map.of("failures", number(5));
            case PASSWORD_SPRAYING -> Map.of("accounts", number(10));
            case IMPOSSIBLE_TRAVEL -> Map.of("kilometres_per_hour", number(900), "kilometres", number(100));
            case NEW_DEVICE_AND_COUNTRY -> Map.of();
            case ACCOUNT_TAKEOVER -> Map.of("failures", number(3), "amount", number(500));
            case RISKY_TERMINAL -> Map.of("fraud_share", new BigDecimal("0.1"), "minimum_count", number(10));
        };
    }

    /** By what it may count; the first is what it counts by where a rule does not say. */
    public List<GroupKey> groups() {
        return switch (this) {
            case VELOCITY -> List.of(GroupKey.ACCOUNT, GroupKey.TERMINAL);
            case PASSWORD_SPRAYING -> List.of(GroupKey.IP);
            case RISKY_TERMINAL -> List.of(GroupKey.TERMINAL);
            case AMOUNT_SPIKE,
                    CARD_TESTING,
                    FAILED_LOGINS,
                    LOGIN_AFTER_FAILURES,
                    IMPOSSIBLE_TRAVEL,
                    NEW_DEVICE_AND_COUNTRY,
                    ACCOUNT_TAKEOVER -> List.of(GroupKey.ACCOUNT);
        };
    }

    /** How far back it looks where a rule does not say; null where it looks at no window, and a rule can say none. */
    public @Nullable Duration defaultWindow() {
        return switch (this) {
            case VELOCITY, CARD_TESTING, PASSWORD_SPRAYING, ACCOUNT_TAKEOVER -> Duration.ofHours(1);
            case FAILED_LOGINS, LOGIN_AFTER_FAILURES -> Duration.ofMinutes(10);
            case RISKY_TERMINAL -> Duration.ofDays(7);
            case AMOUNT_SPIKE, IMPOSSIBLE_TRAVEL, NEW_DEVICE_AND_COUNTRY -> null;
        };
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }
}
