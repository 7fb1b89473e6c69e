/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.ValueState;

final class DecidesAsState implements State {

    boolean isLow(ValueState<Long> onHand, long reorderPoint) throws Exception {
        return onHand.value() < reorderPoint;
    }

    @Override
    public void clear() {}
}
