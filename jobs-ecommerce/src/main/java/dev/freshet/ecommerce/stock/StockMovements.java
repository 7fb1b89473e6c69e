/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.InventoryType;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Tells what a movement does to stock, and sends those aside that concern a reservation.
 *
 * <p>Goods that come in, are counted or come back concern none, also where their record names one.
 */
final class StockMovements extends ProcessFunction<InventoryMovement, StockEffects> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<InventoryMovement> OF_RESERVATIONS =
            new OutputTag<>("reservation-movements", Types.POJO(InventoryMovement.class));

    @Override
    public void processElement(InventoryMovement movement, Context context, Collector<StockEffects> out) {
        if (concernsReservation(movement)) {
            context.output(OF_RESERVATIONS, movement);
        } else {
            List<StockEffect> effects = new ArrayList<>();
            effects.add(StockEffect.of(movement));
            out.collect(new StockEffects(movement.itemId(), movement.locationId(), effects));
        }
    }

    private static boolean concernsReservation(InventoryMovement movement) {
        InventoryType type = movement.type();
        boolean may = type == InventoryType.RESERVE || type == InventoryType.RELEASE || type == InventoryType.SHIP;
        return may && movement.reservationId() != null;
    }
}
