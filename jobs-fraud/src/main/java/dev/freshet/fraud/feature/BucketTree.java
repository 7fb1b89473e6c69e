/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one series, summed up over any span of time exactly and without reading them all.
 *
 * <p>Rows lie in the finest buckets. Each coarser bucket holds the totals of the buckets below it, and a total knows when its oldest
 * and its newest row happened. A bucket that lies in the span as a whole is taken from its total; one that lies outside is
 * passed over; only where an edge of the span falls between its oldest and its newest row is it looked into. An edge
 * therefore costs one read per level at most, and mostly none.
 *
 * <p>Of a bucket that is full no more rows are kept, only their totals. A span whose edge falls into such a bucket lacks what
 * was not kept, and says so: its total is capped.
 */
final class BucketTree<R, T> {

    private final BucketLayout layout;
    private final Totals<R, T> totals;
    private final String series;
    private final BucketStore<R, T> store;

    BucketTree(BucketLayout layout, Totals<R, T> totals, String series, BucketStore<R, T> store) {
        this.layout = layout;
        this.totals = totals;
        this.series = series;
        this.store = store;
    }

    /** The total of the rows after an instant and before a moment. */
    T between(Instant after, Moment before) throws Exception {
        return between(layout.top(series), after, before);
    }

    private T between(BucketKey bucket, Instant after, Moment before) throws Exception {
        T sum = totals.none();
        for (Map.Entry<Long, T> child : store.totals(bucket).entrySet()) {
            T total = child.getValue();
            Instant oldest = totals.oldest(total);
            Instant newest = totals.newest(total);
            if (!newest.isAfter(after) || oldest.isAfter(before.at())) {
                continue;
            }
            boolean whole = oldest.isAfter(after) && newest.isBefore(before.at());
            sum = totals.plus(sum, whole ? totals.whole(total) : within(below(bucket, child), total, after, before));
        }
        return sum;
    }

    private T within(BucketKey bucket, T total, Instant after, Moment before) throws Exception {
        if (bucket.level() > 0) {
            return between(bucket, after, before);
        }
        T sum = totals.none();
        for (R row : store.rows(bucket)) {
            Moment moment = totals.moment(row);
            if (moment.at().isAfter(after) && moment.isBefore(before)) {
                sum = totals.plus(sum, totals.of(row));
            }
        }
        return totals.isCapped(total) ? totals.capped(sum) : sum;
    }

    /** The row of a moment; null where none is kept. */
    @Nullable
    R find(Moment moment) throws Exception {
        for (R row : store.rows(finest(moment))) {
            if (totals.moment(row).equals(moment)) {
                return row;
            }
        }
        return null;
    }

    /** Adds a row, of a moment that has none. */
    void add(R row) throws Exception {
        Moment moment = totals.moment(row);
        BucketKey finest = finest(moment);
        List<R> rows = store.rows(finest);
        boolean full = rows.size() >= layout.rowsPerBucket();
        if (!full) {
            List<R> more = new ArrayList<>(rows);
            more.add(row);
            store.keepRows(finest, more);
        }
        T total = totals.of(row);
        addUp(moment.at(), full ? totals.capped(total) : total);
    }

    /**
     * Puts a row in the place of the one of its moment, which is kept.
     *
     * @param change what its total is more
     */
    void replace(R row, T change) throws Exception {
        Moment moment = totals.moment(row);
        BucketKey finest = finest(moment);
        List<R> rows = new ArrayList<>(store.rows(finest));
        rows.replaceAll(each -> totals.moment(each).equals(moment) ? row : each);
        store.keepRows(finest, rows);
        addUp(moment.at(), change);
    }

    /**
     * Forgets each of the coarsest buckets that has nothing after an instant.
     *
     * @return the newest row of the bucket to be forgotten next; null where nothing is left
     */
    @Nullable
    Instant forget(Instant until) throws Exception {
        BucketKey top = layout.top(series);
        Map<Long, T> kept = new HashMap<>(store.totals(top));
        @Nullable Instant next = null;
        for (Map.Entry<Long, T> child : store.totals(top).entrySet()) {
            Instant newest = totals.newest(child.getValue());
            if (!newest.isAfter(until)) {
                forget(below(top, child));
                kept.remove(child.getKey());
            } else if (next == null || newest.isBefore(next)) {
                next = newest;
            }
        }
        if (next == null) {
            store.forgetTotals(top);
        } else {
            store.keepTotals(top, kept);
        }
        return next;
    }

    private void forget(BucketKey bucket) throws Exception {
        if (bucket.level() == 0) {
            store.forgetRows(bucket);
            return;
        }
        for (Map.Entry<Long, T> child : store.totals(bucket).entrySet()) {
            forget(below(bucket, child));
        }
        store.forgetTotals(bucket);
    }

    private void addUp(Instant at, T total) throws Exception {
        long top = layout.top(series).level();
        for (long level = 1; level <= top; level++) {
            BucketKey bucket = layout.bucket(series, level, at);
            Map<Long, T> sums = new HashMap<>(store.totals(bucket));
            sums.merge(layout.bucket(series, level - 1, at).start(), total, totals::plus);
            store.keepTotals(bucket, sums);
        }
    }

    private BucketKey finest(Moment moment) {
        return layout.bucket(series, 0, moment.at());
    }

    private BucketKey below(BucketKey bucket, Map.Entry<Long, T> child) {
        return new BucketKey(series, bucket.level() - 1, child.getKey());
    }
}
