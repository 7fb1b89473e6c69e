/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stock of one item at one location, computed slowly: at every time anew from all movements up to it. */
record BatchStock(List<InventoryMovement> movements, NavigableMap<Instant, ReorderPoint> reorderPoints) {

    /** What a row says of units, and when. */
    record Balance(Instant at, long onHand, long reserved) {}

    /** What an alert says; {@code fires} or {@code ends}. */
    record Alert(StockRule rule, String what, Instant startedAt, Instant at, long available) {

        static Alert of(StockCrossing crossing) {
            return new Alert(
                    crossing.rule(),
                    crossing.fires() ? "fires" : "ends",
                    crossing.startedAt(),
                    crossing.at(),
                    crossing.available());
        }
    }

    Balance balance(Instant at) {
        long onHand = 0;
        for (InventoryMovement movement : upTo(at)) {
            switch (movement.type()) {
                case RECEIPT, ADJUSTMENT, RETURN -> onHand += movement.quantity();
                case SHIP -> onHand -= movement.quantity();
                case RESERVE, RELEASE -> {}
            }
        }
        Set<String> reservations = movements.stream()
                .filter(movement -> movement.reservationId() != null)
                .map(InventoryMovement::reservationId)
                .collect(Collectors.toSet());
        return new Balance(
                at, onHand, reservations.stream().mapToLong(id -> held(id, at)).sum());
    }

    /** Each balance that is not that before it, up to a time. */
    List<Balance> balances(Instant until) {
        List<Balance> balances = new ArrayList<>();
        for (Instant at : times(until)) {
            Balance balance = balance(at);
            Balance before = balances.isEmpty() ? null : balances.get(balances.size() - 1);
            if (!upTo(at).isEmpty()
                    && (before == null || !balance.equals(new Balance(at, before.onHand, before.reserved)))) {
                balances.add(balance);
            }
        }
        return balances;
    }

    List<Alert> alerts(Instant until) {
        List<Alert> alerts = new ArrayList<>();
        Map<StockRule, Instant> firing = new EnumMap<>(StockRule.class);
        for (Instant at : times(until)) {
            if (upTo(at).isEmpty()) {
                continue;
            }
            Balance balance = balance(at);
            long available = balance.onHand - balance.reserved;
            Map.Entry<Instant, ReorderPoint> version = reorderPoints.floorEntry(at);
            Long point = version == null ? null : version.getValue().point();
            Long clear = version == null ? null : version.getValue().clear();
            cross(
                    alerts,
                    firing,
                    StockRule.LOW_STOCK,
                    at,
                    available,
                    point != null && available < point,
                    clear == null || available > clear);
            cross(alerts, firing, StockRule.OUT_OF_STOCK, at, available, available < 1, available > 0);
            cross(alerts, firing, StockRule.OVERSOLD, at, available, available < 0, available > -1);
        }
        return alerts;
    }

    private static void cross(
            List<Alert> alerts,
            Map<StockRule, Instant> firing,
            StockRule rule,
            Instant at,
            long available,
            boolean begins,
            boolean ends) {
        if (begins && !firing.containsKey(rule)) {
            firing.put(rule, at);
            alerts.add(new Alert(rule, "fires", at, at, available));
        } else if (ends && firing.containsKey(rule)) {
            alerts.add(new Alert(rule, "ends", Objects.requireNonNull(firing.remove(rule)), at, available));
        }
    }

    private long held(String reservation, Instant at) {
        long held = 0;
        @Nullable Instant end = null;
        for (InventoryMovement movement : upTo(at)) {
            if (!reservation.equals(movement.reservationId())) {
                continue;
            }
            if (end != null && !movement.eventTime().isBefore(end)) {
                held = 0;
            }
            switch (movement.type()) {
                case RESERVE -> {
                    held = movement.quantity();
                    end = movement.expiresAt();
                }
                case RELEASE -> held = Math.max(0, held - movement.quantity());
                case SHIP -> held = 0;
                case RECEIPT, ADJUSTMENT, RETURN -> {}
            }
        }
        return end != null && !at.isBefore(end) ? 0 : held;
    }

    private List<InventoryMovement> upTo(Instant at) {
        return movements.stream()
                .filter(movement -> !movement.eventTime().isAfter(at))
                .sorted(Comparator.comparing(InventoryMovement::eventTime)
                        .thenComparing(InventoryMovement::type)
                        .thenComparing(InventoryMovement::eventId))
                .toList();
    }

    /** When something may happen. */
    private Set<Instant> times(Instant until) {
        Set<Instant> times = new TreeSet<>(reorderPoints.keySet());
        for (InventoryMovement movement : movements) {
            times.add(movement.eventTime());
            if (movement.expiresAt() != null) {
                times.add(movement.expiresAt());
            }
        }
        times.removeIf(time -> time.isAfter(until));
        return times;
    }
}
