/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import java.time.Instant;

/** Sums up the amounts of one currency. */
enum AmountTotals implements Totals<AmountRow, AmountTotal> {
    INSTANCE;

    @Override
    public Moment moment(AmountRow row) {
        return row.moment();
    }

    @Override
    public AmountTotal none() {
        return AmountTotal.NONE;
    }

    @Override
    public AmountTotal of(AmountRow row) {
        return AmountTotal.of(row);
    }

    @Override
    public AmountTotal plus(AmountTotal one, AmountTotal other) {
        return one.plus(other);
    }

    @Override
    public Instant oldest(AmountTotal total) {
        return total.oldest();
    }

    @Override
    public Instant newest(AmountTotal total) {
        return total.newest();
    }

    @Override
    public boolean isCapped(AmountTotal total) {
        return total.capped();
    }

    @Override
    public AmountTotal capped(AmountTotal total) {
        return total.capped(true);
    }

    /** Exact: a row that is not kept was added up. */
    @Override
    public AmountTotal whole(AmountTotal total) {
        return total.capped(false);
    }
}
