/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Buckets in maps, which count how often they are read. */
public final class BucketsInMemory<R, T> implements BucketStore<R, T> {

    int reads;

    private final Map<BucketKey, Map<Long, T>> totals = new HashMap<>();
    private final Map<BucketKey, List<R>> rows = new HashMap<>();

    BucketsInMemory<R, T> copy() {
        BucketsInMemory<R, T> copy = new BucketsInMemory<>();
        copy.totals.putAll(totals);
        copy.rows.putAll(rows);
        return copy;
    }

    int entries() {
        return totals.size() + rows.size();
    }

    @Override
    public Map<Long, T> totals(BucketKey bucket) {
        reads++;
        return totals.getOrDefault(bucket, Map.of());
    }

    @Override
    public void keepTotals(BucketKey bucket, Map<Long, T> changed) {
        totals.put(bucket, Map.copyOf(changed));
    }

    @Override
    public void forgetTotals(BucketKey bucket) {
        totals.remove(bucket);
    }

    @Override
    public List<R> rows(BucketKey bucket) {
        reads++;
        return rows.getOrDefault(bucket, List.of());
    }

    @Override
    public void keepRows(BucketKey bucket, List<R> changed) {
        rows.put(bucket, List.copyOf(changed));
    }

    @Override
    public void forgetRows(BucketKey bucket) {
        rows.remove(bucket);
    }
}
