/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.list.ListedTransaction;
import java.math.BigDecimal;
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

    public Transaction transaction() {
        return listed.transaction();
    }

    public Moment moment() {
        return listed.moment();
    }
}
