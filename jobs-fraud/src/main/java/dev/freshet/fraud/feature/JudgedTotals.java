/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import java.time.Instant;

/** Counts transactions and the frauds among them. */
enum JudgedTotals implements Totals<JudgedRow, JudgedTotal> {
    INSTANCE;

    @Override
    public Moment moment(JudgedRow row) {
        return row.moment();
    }

    @Override
    public JudgedTotal none() {
        return JudgedTotal.NONE;
    }

    @Override
    public JudgedTotal of(JudgedRow row) {
        return JudgedTotal.of(row);
    }

    @Override
    public JudgedTotal plus(JudgedTotal one, JudgedTotal other) {
        return one.plus(other);
    }

    @Override
    public Instant oldest(JudgedTotal total) {
        return total.oldest();
    }

    @Override
    public Instant newest(JudgedTotal total) {
        return total.newest();
    }

    @Override
    public boolean isCapped(JudgedTotal total) {
        return total.capped();
    }

    @Override
    public JudgedTotal capped(JudgedTotal total) {
        return total.capped(true);
    }

    /** Still capped: a label of a row that is not kept was lost. */
    @Override
    public JudgedTotal whole(JudgedTotal total) {
        return total;
    }
}
