/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;

/**
 * What the windows keep of one transaction.
 *
 * @param amount never negative, without trailing zeros
 * @param spending whether it counts, or gives money back
 */
public record AmountRow(Moment moment, BigDecimal amount, boolean spending) {

    static AmountRow of(Transaction transaction) {
        return new AmountRow(
                Moment.of(transaction),
                Figures.plain(transaction.amount()),
                transaction.type().isSpending());
    }
}
