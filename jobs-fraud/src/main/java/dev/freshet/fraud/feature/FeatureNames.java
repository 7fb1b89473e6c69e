/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.Set;
import java.util.TreeSet;

/** The names of the features of a transaction that do not depend on any decision; averages, maxima and shares of nothing are absent. */
public final class FeatureNames {

    /** Of the transaction itself. */
    public static final String AMOUNT = "amount";

    /** 1 where the account spends at a merchant for the first time, and has spent at others. */
    public static final String NEW_MERCHANT = "new_merchant";

    /** How many amounts the account has spent before, in this currency; mean and deviation are of their natural logarithms. */
    public static final String LOG_AMOUNT_COUNT = "log_amount_count";

    public static final String LOG_AMOUNT_MEAN = "log_amount_mean";
    public static final String LOG_AMOUNT_DEVIATION = "log_amount_deviation";

    /** 1 where a window of the account lacks transactions, because too many happened within an hour. */
    public static final String CAPPED = "capped";

    /** 1 where a window of the terminal lacks transactions or labels, because too many happened within a minute. */
    public static final String TERMINAL_CAPPED = "terminal_capped";

    /** Before the names of a terminal's windows of amounts. */
    static final String TERMINAL = "terminal_";

    static final String MERCHANTS = "merchants";
    static final String TERMINAL_FRAUD_SHARE = "terminal_fraud_share";

    private FeatureNames() {}

    /** All of them, in their order as texts. */
    public static Set<String> all() {
        Set<String> names = new TreeSet<>(Set.of(
                AMOUNT,
                NEW_MERCHANT,
                LOG_AMOUNT_COUNT,
                LOG_AMOUNT_MEAN,
                LOG_AMOUNT_DEVIATION,
                CAPPED,
                TERMINAL_CAPPED));
        for (FeatureWindow window : FeatureWindow.values()) {
            for (String figure : AmountFigures.NAMES) {
                names.add(window.named(figure));
                names.add(window.named(TERMINAL + figure));
            }
            names.add(window.named(MERCHANTS));
            names.add(window.named(TERMINAL_FRAUD_SHARE));
        }
        return names;
    }
}
