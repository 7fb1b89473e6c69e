/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A pattern that the job knows by itself, with the limits that a rule may set and what holds where it sets none. Constants are
 * appended, never renamed.
 */
public enum Detector {
    /** An amount far above what the account usually spends, by the mean and deviation of the logarithms of its amounts. */
    AMOUNT_SPIKE(Map.of("deviations", number(4), "minimum_count", number(10)), GroupKey.ACCOUNT),
    /** More transactions, more money or more different merchants within the window than the limits say. */
    VELOCITY(
            Map.of("count", number(10), "sum", number(5_000), "merchants", number(8)),
            GroupKey.ACCOUNT,
            GroupKey.TERMINAL),
    /** Small amounts, and then a large one. */
    CARD_TESTING(
            Map.of("small_amount", number(2), "small_count", number(3), "large_amount", number(100)), GroupKey.ACCOUNT),
    /** So many failed logins within the window. */
    FAILED_LOGINS(Map.of("failures", number(5)), GroupKey.ACCOUNT),
    /** So many failed logins within the window, and then one that succeeds. */
    LOGIN_AFTER_FAILURES(Map.of("failures", number(5)), GroupKey.ACCOUNT),
    /** One address at which logins of many accounts fail. */
    PASSWORD_SPRAYING(Map.of("accounts", number(10)), GroupKey.IP),
    /** Two sightings of an account, farther apart than anybody travels in the time between. */
    IMPOSSIBLE_TRAVEL(Map.of("kilometres_per_hour", number(900), "kilometres", number(100)), GroupKey.ACCOUNT),
    /** A device and a country of which neither was seen with the account. */
    NEW_DEVICE_AND_COUNTRY(Map.of(), GroupKey.ACCOUNT),
    /** Failed logins, then one that succeeds from a new device, then a large transfer. */
    ACCOUNT_TAKEOVER(Map.of("failures", number(3), "amount", number(500)), GroupKey.ACCOUNT),
    /** A terminal at which many transactions turned out to be fraud. */
    RISKY_TERMINAL(Map.of("fraud_share", new BigDecimal("0.1"), "minimum_count", number(10)), GroupKey.TERMINAL);

    private final Map<String, BigDecimal> limits;
    private final List<GroupKey> groups;

    Detector(Map<String, BigDecimal> limits, GroupKey... groups) {
        this.limits = limits;
        this.groups = List.of(groups);
    }

    /** Every limit by name, as it is where a rule does not set it. Amounts are in the transaction's own currency. */
    public Map<String, BigDecimal> defaultLimits() {
        return limits;
    }

    /** By what it may count; the first is what it counts by where a rule does not say. */
    public List<GroupKey> groups() {
        return groups;
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }
}
