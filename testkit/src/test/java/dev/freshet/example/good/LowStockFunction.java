/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** Speaks Flink, asks the decision, and has its clock and its randomness given. */
final class LowStockFunction implements FilterFunction<StockLevel> {

    private static final long serialVersionUID = 1L;

    private final Clock clock;
    private final long seed;

    private transient @Nullable ValueState<StockLevel> newest;

    LowStockFunction(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    @Override
    public boolean filter(StockLevel level) {
        return newest == null && level.isLow(reorderPoint());
    }

    private long reorderPoint() {
        return new Random(seed).nextInt(10) + Instant.now(clock).getEpochSecond();
    }
}
