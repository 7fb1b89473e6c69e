/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.aggregation.Aggregation;
import java.util.function.ObjLongConsumer;

/** What a source says of each input, added up by subject and minute. */
final class ActivityAggregation<T> implements Aggregation<T, Contribution> {

    private final ActivitySource<T> source;
    private final Accumulators accumulators = new Accumulators();

    ActivityAggregation(ActivitySource<T> source) {
        this.source = source;
    }

    @Override
    public void add(T input, long watermark) {
        source.add(input, accumulators);
    }

    @Override
    public int size() {
        return accumulators.size();
    }

    @Override
    public void drainTo(ObjLongConsumer<Contribution> consumer) {
        accumulators.drainTo(contribution -> consumer.accept(contribution, contribution.minute()));
    }
}
