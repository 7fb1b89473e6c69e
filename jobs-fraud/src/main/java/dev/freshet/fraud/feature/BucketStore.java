/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.List;
import java.util.Map;

/**
 * The buckets of one account or terminal. What is handed out is never changed: a change is kept as another map or list. Methods
 * throw what the storage throws.
 *
 * @param <R> a row
 * @param <T> a total of rows
 */
public interface BucketStore<R, T> {

    /** Totals of the buckets one level below, by their start; empty where nothing is kept. At most as many as fit in there. */
    Map<Long, T> totals(BucketKey bucket) throws Exception;

    void keepTotals(BucketKey bucket, Map<Long, T> totals) throws Exception;

    void forgetTotals(BucketKey bucket) throws Exception;

    /** Rows of a bucket of level 0, in any order; empty where nothing is kept. At most {@link BucketLayout#rowsPerBucket}. */
    List<R> rows(BucketKey bucket) throws Exception;

    void keepRows(BucketKey bucket, List<R> rows) throws Exception;

    void forgetRows(BucketKey bucket) throws Exception;
}
