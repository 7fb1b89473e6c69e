/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * A transaction at the moment of its decision, with all that rules ask.
 *
 * @param figures features by name, and {@link TerminalReference#JUDGED}
 * @param lately what the account did in the last {@link #HURRY}
 * @param refutesPlace whether nobody can have come to where it was made
 */
record Transacted(Payment payment, Map<String, BigDecimal> figures, Spending lately, boolean refutesPlace) {

    static final Duration HURRY = Duration.ofMinutes(10);
    static final Duration WEEK = Duration.ofDays(7);

    static final Map<String, BigDecimal> HURRY_LIMITS =
            Map.of("count", new BigDecimal(9), "sum", new BigDecimal(1_500), "merchants", new BigDecimal(7));
    static final Map<String, BigDecimal> RISK_LIMITS =
            Map.of("fraud_share", new BigDecimal("0.05"), "minimum_count", new BigDecimal(5));

    private static final double FAST = 900;
    private static final double FAR = 100;

    /** No number where it is not known, which is neither more nor less than any. */
    double figure(String name) {
        BigDecimal figure = figures.get(name);
        return figure == null ? Double.NaN : figure.doubleValue();
    }

    boolean isHurried() {
        return payment.spends()
                && (isMore(BigDecimal.valueOf(lately.count()), "count")
                        || isMore(lately.sum(), "sum")
                        || isMore(BigDecimal.valueOf(lately.merchants()), "merchants"));
    }

    private static boolean isMore(BigDecimal figure, String limit) {
        return figure.compareTo(HURRY_LIMITS.getOrDefault(limit, BigDecimal.ZERO)) > 0;
    }

    boolean isAtRiskyTerminal() {
        return figure(TerminalReference.JUDGED) >= 5 && figure("terminal_fraud_share_7d") >= 0.05;
    }

    static boolean isImpossible(double kilometres, double hours) {
        return kilometres > FAR && kilometres > FAST * hours;
    }
}
