/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

import java.util.List;
import org.apache.flink.api.common.state.ValueState;

final class LastLevels {

    private final List<ValueState<Long>> byShard;

    LastLevels(List<ValueState<Long>> byShard) {
        this.byShard = byShard;
    }

    long at(int shard) throws Exception {
        return byShard.get(shard).value();
    }
}
