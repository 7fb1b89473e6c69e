/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every bucket once at most, however many windows ask for it; made for one event. Writes go through. */
final class RememberedBuckets<R, T> implements BucketStore<R, T> {

    private final BucketStore<R, T> store;
    private final Map<BucketKey, Map<Long, T>> totals = new HashMap<>();
    private final Map<BucketKey, List<R>> rows = new HashMap<>();

    RememberedBuckets(BucketStore<R, T> store) {
        this.store = store;
    }

    @Override
    public Map<Long, T> totals(BucketKey bucket) throws Exception {
        Map<Long, T> known = totals.get(bucket);
        if (known == null) {
            known = store.totals(bucket);
            totals.put(bucket, known);
        }
        return known;
    }

    @Override
    public void keepTotals(BucketKey bucket, Map<Long, T> changed) throws Exception {
        totals.put(bucket, changed);
        store.keepTotals(bucket, changed);
    }

    @Override
    public void forgetTotals(BucketKey bucket) throws Exception {
        totals.put(bucket, Map.of());
        store.forgetTotals(bucket);
    }

    @Override
    public List<R> rows(BucketKey bucket) throws Exception {
        List<R> known = rows.get(bucket);
        if (known == null) {
            known = store.rows(bucket);
            rows.put(bucket, known);
        }
        return known;
    }

    @Override
    public void keepRows(BucketKey bucket, List<R> changed) throws Exception {
        rows.put(bucket, changed);
        store.keepRows(bucket, changed);
    }

    @Override
    public void forgetRows(BucketKey bucket) throws Exception {
        rows.put(bucket, List.of());
        store.forgetRows(bucket);
    }
}
