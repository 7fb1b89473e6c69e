/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.feature.AmountFigures;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Whether more happens within a window than usual; the limits themselves are.
 *
 * @param count of purchases, withdrawals and transfers
 * @param sum of those, less refunds and reversals, in the transaction's currency
 * @param merchants that are different
 */
public record Velocity(BigDecimal count, BigDecimal sum, BigDecimal merchants) implements Serializable {

    /**
     * Whether one of the limits is exceeded.
     *
     * @param figures of the window, the transaction included
     */
    public boolean isExceeded(AmountFigures figures, long differentMerchants) {
        return BigDecimal.valueOf(figures.count()).compareTo(count) > 0
                || figures.sum().compareTo(sum) > 0
                || BigDecimal.valueOf(differentMerchants).compareTo(merchants) > 0;
    }
}
