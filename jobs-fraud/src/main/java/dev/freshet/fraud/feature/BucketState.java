/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Keyed state of buckets. */
final class BucketState<R, T> implements BucketStore<R, T> {

    /** Totals of the buckets one level below, by their start; cleared with the day. At most as many as fit in there. */
    private final MapState<BucketKey, Map<Long, T>> totals;

    /** Rows of the finest buckets; cleared with the day. At most {@link BucketLayout#rowsPerBucket} each. */
    private final MapState<BucketKey, List<R>> rows;

    /**
     * The state of a function.
     *
     * @param name of the states in a savepoint, with {@code -totals} and {@code -rows}
     */
    BucketState(RuntimeContext context, String name, Class<R> row, Class<T> total) {
        TypeInformation<BucketKey> bucket = Types.POJO(BucketKey.class);
        totals = context.getMapState(
                new MapStateDescriptor<>(name + "-totals", bucket, Types.MAP(Types.LONG, Types.POJO(total))));
        rows = context.getMapState(new MapStateDescriptor<>(name + "-rows", bucket, Types.LIST(Types.POJO(row))));
    }

    @Override
    public Map<Long, T> totals(BucketKey bucket) throws Exception {
        @Nullable Map<Long, T> kept = totals.get(bucket);
        return kept == null ? Map.of() : kept;
    }

    @Override
    public void keepTotals(BucketKey bucket, Map<Long, T> changed) throws Exception {
        totals.put(bucket, changed);
    }

    @Override
    public void forgetTotals(BucketKey bucket) throws Exception {
        totals.remove(bucket);
    }

    @Override
    public List<R> rows(BucketKey bucket) throws Exception {
        @Nullable List<R> kept = rows.get(bucket);
        return kept == null ? List.of() : kept;
    }

    @Override
    public void keepRows(BucketKey bucket, List<R> changed) throws Exception {
        rows.put(bucket, changed);
    }

    @Override
    public void forgetRows(BucketKey bucket) throws Exception {
        rows.remove(bucket);
    }
}
