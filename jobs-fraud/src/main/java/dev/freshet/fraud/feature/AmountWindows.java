/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Transaction;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Count, sum, average and maximum of the amounts of one account or terminal, over windows of any length, for each currency by
 * itself.
 *
 * <p>Of a transaction at (t, id) the window is (t − length, t]: it is in itself, and so is what happened at t with a smaller
 * id; what happened at t − length is not. Windows hold what was seen before, whatever the order in which it came: taken in the order
 * of {@link dev.freshet.fraud.Moment}s they are exactly those of a batch computation; one that comes late is shown what it would
 * have been, and what is newer than it is left out. Copies are told apart before, by their event id.
 *
 * @param layout of the buckets in the store
 */
public record AmountWindows(BucketLayout layout) implements Serializable {

    /** The figures of a transaction by the length of the window; it is in the store from now on. */
    public Map<Duration, AmountFigures> take(
            BucketStore<AmountRow, AmountTotal> store, Transaction transaction, Collection<Duration> lengths)
            throws Exception {
        BucketTree<AmountRow, AmountTotal> tree = tree(new RememberedBuckets<>(store), transaction.currency());
        AmountRow row = AmountRow.of(transaction);
        AmountTotal itself = AmountTotal.of(row);
        Map<Duration, AmountFigures> figures = new HashMap<>();
        for (Duration length : lengths) {
            Instant start = row.moment().at().minus(length);
            AmountTotal before = tree.between(start, row.moment());
            figures.put(length, AmountFigures.of(before.plus(itself)));
        }
        tree.add(row);
        return figures;
    }

    /**
     * Forgets the days of a currency that have nothing after an instant. A window needs what is after its start.
     *
     * @return the newest transaction of the day to be forgotten next; null where nothing of the currency is left
     */
    public @Nullable Instant forget(BucketStore<AmountRow, AmountTotal> store, String currency, Instant until)
            throws Exception {
        return tree(store, currency).forget(until);
    }

    private BucketTree<AmountRow, AmountTotal> tree(BucketStore<AmountRow, AmountTotal> store, String currency) {
        return new BucketTree<>(layout, AmountTotals.INSTANCE, currency, store);
    }
}
