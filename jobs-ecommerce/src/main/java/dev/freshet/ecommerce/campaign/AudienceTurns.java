/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells every part of an item's audience. */
final class AudienceTurns implements FlatMapFunction<ItemTurn, AudienceTurn> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(ItemTurn turn, Collector<AudienceTurn> out) {
        ItemAudience.all(turn.itemId()).forEach(audience -> out.collect(new AudienceTurn(audience, turn)));
    }
}
