/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.aggregation;

import java.util.function.ObjLongConsumer;

/** Sums on the heap, until they are drained. */
public interface Aggregation<IN, OUT> {

    /**
     * Adds one input.
     *
     * @param watermark that is in force where it is added, epoch milliseconds; the least possible before the first
     */
    void add(IN input, long watermark);

    /** How many sums are held, nearly. */
    int size();

    /** Hands out all sums, each with its event time in epoch milliseconds, and starts afresh. */
    void drainTo(ObjLongConsumer<OUT> consumer);
}
