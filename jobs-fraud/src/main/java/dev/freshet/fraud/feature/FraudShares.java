/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How risky a terminal is: the share of known frauds among its transactions, of every type and currency, in (t − delay − length, t
 * − delay].
 *
 * <p>The delay is there because labels come days later: without it the newest transactions, of which nothing can be known yet,
 * would make every terminal look safe. A label counts at its transaction's time from when it is taken on; what has no label is
 * genuine. A label that comes before its transaction waits for it.
 *
 * @param layout of the buckets in the store
 */
public record FraudShares(BucketLayout layout, Duration delay) implements Serializable {

    /** There is one series: nothing is added up that has a currency. */
    private static final String ALL = "";

    /** The figures at a transaction by the length of the window; it is in the store from now on. */
    public Map<Duration, FraudFigures> take(
            BucketStore<JudgedRow, JudgedTotal> store, Transaction transaction, Collection<Duration> lengths)
            throws Exception {
        BucketTree<JudgedRow, JudgedTotal> tree = tree(new RememberedBuckets<>(store));
        Moment moment = Moment.of(transaction);
        JudgedRow waiting = tree.find(moment);
        if (waiting == null) {
            tree.add(new JudgedRow(moment, true, false, null));
        } else {
            replace(tree, waiting, waiting.withTransaction());
        }
        Map<Duration, FraudFigures> figures = new HashMap<>();
        Instant end = transaction.eventTime().minus(delay);
        for (Duration length : lengths) {
            figures.put(length, FraudFigures.of(tree.between(end.minus(length), Moment.justAfter(end))));
        }
        return figures;
    }

    /** Takes a label on, of a transaction at this terminal. */
    public void take(BucketStore<JudgedRow, JudgedTotal> store, Label label) throws Exception {
        BucketTree<JudgedRow, JudgedTotal> tree = tree(new RememberedBuckets<>(store));
        Moment moment = new Moment(label.transactionTime(), label.transactionId());
        boolean fraud = label.label() == LabelValue.FRAUD;
        JudgedRow known = tree.find(moment);
        if (known == null) {
            tree.add(new JudgedRow(moment, false, fraud, label.eventTime()));
        } else {
            replace(tree, known, known.withLabel(fraud, label.eventTime()));
        }
    }

    /**
     * Forgets the days that have nothing after an instant. A window needs what is after its start.
     *
     * @return the newest transaction of the day to be forgotten next; null where nothing is left
     */
    public @Nullable Instant forget(BucketStore<JudgedRow, JudgedTotal> store, Instant until) throws Exception {
        return tree(store).forget(until);
    }

    private static void replace(BucketTree<JudgedRow, JudgedTotal> tree, JudgedRow from, JudgedRow to)
            throws Exception {
        if (!to.equals(from)) {
            tree.replace(to, JudgedTotal.change(from, to));
        }
    }

    private BucketTree<JudgedRow, JudgedTotal> tree(BucketStore<JudgedRow, JudgedTotal> store) {
        return new BucketTree<>(layout, JudgedTotals.INSTANCE, ALL, store);
    }
}
