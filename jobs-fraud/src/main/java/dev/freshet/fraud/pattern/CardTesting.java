/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Whether somebody tries a stolen card with small amounts, which nobody looks at, and then takes a large one.
 *
 * <p>Counts purchases, withdrawals and transfers, whatever was decided about them: who tests cards is often refused. Amounts
 * of 0, by which a card is only asked whether it is valid, are small.
 *
 * @param small at most so much is small
 * @param count so many small ones in (t − within, t] before the large one
 * @param large at least so much is large
 */
public record CardTesting(BigDecimal small, int count, BigDecimal large, Duration within) implements Serializable {

    public CardTesting {
        if (count < 1 || small.compareTo(large) >= 0) {
            throw new IllegalArgumentException(
                    "card testing takes one small amount at least, below the large one: " + small + ", " + large);
        }
    }

    /**
     * Whether this is the large one, after enough small ones.
     *
     * @param before in the transaction's currency
     */
    public boolean isCompletedBy(Transaction transaction, SmallAmounts before) {
        Moment moment = Moment.of(transaction);
        return transaction.type().isSpending()
                && transaction.amount().compareTo(large) >= 0
                && before.moments().stream()
                                .filter(each -> each.isWithin(within, moment))
                                .count()
                        >= count;
    }

    /**
     * With the transaction, if it is small. Twice as many are kept as needed, so that a large one that comes a little late still
     * finds those of before.
     */
    public SmallAmounts after(Transaction transaction, SmallAmounts before) {
        boolean isSmall =
                transaction.type().isSpending() && transaction.amount().compareTo(small) <= 0;
        return isSmall ? before.plus(Moment.of(transaction), 2 * count) : before;
    }
}
