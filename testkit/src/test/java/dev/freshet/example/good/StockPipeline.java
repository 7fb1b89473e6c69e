/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Streams in, streams out. */
final class StockPipeline {

    DataStream<StockLevel> build(DataStream<StockLevel> levels, Clock clock) {
        return levels.filter(new LowStockFunction(clock, 7));
    }
}
