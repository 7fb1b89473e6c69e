/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.ecommerce.JoinedKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of a crossing in the suite's form. The subject is the key of the item's rows of stock.
 *
 * <p>An alert that began, ended and begins within one instant, as late movements can make it, is one alert that goes on: it
 * has the same id.
 */
final class StockAlert {

    private StockAlert() {}

    static Alert of(StockCrossing crossing) {
        StockRule rule = crossing.rule();
        String subject = JoinedKey.of(crossing.key().itemId(), crossing.key().locationId());
        return new Alert(
                Alert.id(rule.name(), crossing.startedAt(), subject),
                rule.name(),
                StockRule.VERSION,
                rule.severity(),
                crossing.fires() ? AlertStatus.FIRING : AlertStatus.RESOLVED,
                false,
                subject,
                crossing.startedAt(),
                crossing.at(),
                summary(crossing),
                new Evidence(eventIds(crossing), figures(crossing)));
    }

    private static String summary(StockCrossing crossing) {
        return crossing.key().itemId() + " at " + crossing.key().locationId() + " is "
                + (crossing.fires() ? "" : "no longer ") + crossing.rule().adjective() + ": " + crossing.available()
                + " available (" + crossing.onHand() + " on hand, " + crossing.reserved() + " reserved).";
    }

    private static List<String> eventIds(StockCrossing crossing) {
        List<String> eventIds = new ArrayList<>();
        if (crossing.eventId() != null) {
            eventIds.add(crossing.eventId());
        }
        return eventIds;
    }

    private static Map<String, BigDecimal> figures(StockCrossing crossing) {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("on_hand", BigDecimal.valueOf(crossing.onHand()));
        figures.put("reserved", BigDecimal.valueOf(crossing.reserved()));
        figures.put("available", BigDecimal.valueOf(crossing.available()));
        Long point = crossing.reorder().point();
        Long clear = crossing.reorder().clear();
        if (crossing.rule() == StockRule.LOW_STOCK && point != null && clear != null) {
            figures.put("reorder_point", BigDecimal.valueOf(point));
            figures.put("reorder_clear", BigDecimal.valueOf(clear));
        }
        return figures;
    }
}
