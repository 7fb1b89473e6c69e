/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.list.ListedTransaction;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with the figures of its terminal and its account, as far as they do not depend on any decision. Those of the
 * terminal come first; a transaction without a terminal has none.
 *
 * <p>Maps by seconds hold the lengths of windows that rules ask for. A rule that came a moment ago may ask for one that is not
 * among them.
 *
 * @param features by name, see {@link FeatureNames}; one that is not known is absent
 * @param accountWindows amounts of the account in the transaction's currency
 * @param terminalWindows amounts at the terminal in the transaction's currency
 * @param terminalShares what became known of transactions at the terminal
 * @param historyBefore amounts of the account in the transaction's currency before this one; null of none
 * @param merchantsWithin different merchants that the account paid, this one included
 */
public record FiguredTransaction(
        ListedTransaction listed,
        Map<String, BigDecimal> features,
        Map<Long, AmountFigures> accountWindows,
        Map<Long, AmountFigures> terminalWindows,
        Map<Long, FraudFigures> terminalShares,
        @Nullable AmountHistory historyBefore,
        Map<Long, Long> merchantsWithin) {

    /** One of which no figure is known yet. */
    public static FiguredTransaction of(ListedTransaction listed) {
        return new FiguredTransaction(listed, Map.of(), Map.of(), Map.of(), Map.of(), null, Map.of());
    }

    FiguredTransaction withTerminal(
            Map<String, BigDecimal> more, Map<Long, AmountFigures> windows, Map<Long, FraudFigures> shares) {
        return new FiguredTransaction(
                listed, and(more), accountWindows, windows, shares, historyBefore, merchantsWithin);
    }

    FiguredTransaction withAccount(
            Map<String, BigDecimal> more,
            Map<Long, AmountFigures> windows,
            AmountHistory history,
            Map<Long, Long> merchants) {
        return new FiguredTransaction(
                listed,
                and(more),
                windows,
                terminalWindows,
                terminalShares,
                history.count() == 0 ? null : history,
                merchants);
    }

    public Transaction transaction() {
        return listed.transaction();
    }

    public Moment moment() {
        return listed.moment();
    }

    private Map<String, BigDecimal> and(Map<String, BigDecimal> more) {
        Map<String, BigDecimal> all = new HashMap<>(features);
        all.putAll(more);
        return all;
    }
}
