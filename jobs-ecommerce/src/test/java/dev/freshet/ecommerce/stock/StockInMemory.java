/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reservations and books of one item at one location, in maps, moved on by a watermark. */
final class StockInMemory {

    static final ItemAtLocation KEY = new ItemAtLocation("mug", "berlin");
    static final SalesRate RATE = new SalesRate(Duration.ofDays(7));

    final List<StockRow> rows = new ArrayList<>();
    final List<StockCrossing> crossings = new ArrayList<>();

    private final long lateness;
    private final NavigableMap<Instant, ReorderPoint> reorderPoints;
    private final StockBooks books;
    private final StockRows pages = new StockRows(RATE);
    private final Map<String, Reservation> reservations = new HashMap<>();
    private final NavigableMap<Long, List<StockEffect>> waiting = new TreeMap<>();
    private StockLedger ledger = StockLedger.EMPTY;
    private StockPage page = StockPage.EMPTY;
    private boolean stocked;
    private long watermark;

    /** How far the books are: at the watermark, once it has passed the reservations and then what waits. */
    private long now;

    StockInMemory(Duration lateness, NavigableMap<Instant, ReorderPoint> reorderPoints) {
        this.lateness = lateness.toMillis();
        this.reorderPoints = reorderPoints;
        this.books = new StockBooks(KEY, at -> {
            Instant now = Instant.ofEpochMilli(this.now);
            Map.Entry<Instant, ReorderPoint> version = reorderPoints.floorEntry(at.isAfter(now) ? at : now);
            return version == null ? ReorderPoint.NONE : version.getValue();
        });
        reorderPoints.keySet().forEach(since -> waiting.put(since.toEpochMilli(), new ArrayList<>()));
    }

    void sees(InventoryMovement movement) {
        String id = movement.reservationId();
        if (id == null) {
            receive(List.of(StockEffect.of(movement)));
            return;
        }
        Reservation told = reservations.getOrDefault(id, Reservation.UNKNOWN);
        tell(id, told, told.passed(watermark).plus(ReservationStep.of(movement)));
    }

    void sells(Instant time, long units) {
        take(pages.sold(page, RATE.tally(time.toEpochMilli(), units)));
    }

    void watermark(Instant at) {
        watermark = Math.max(watermark, at.toEpochMilli());
        for (String id = nextToWake(); id != null; id = nextToWake()) {
            Reservation told = Objects.requireNonNull(reservations.get(id));
            tell(id, told, told.passed(Objects.requireNonNull(told.wakesAt(lateness))));
        }
        while (!waiting.isEmpty() && waiting.firstKey() <= watermark) {
            Map.Entry<Long, List<StockEffect>> due = Objects.requireNonNull(waiting.pollFirstEntry());
            now = due.getKey();
            if (!due.getValue().isEmpty()) {
                book(due.getValue());
            }
            Instant time = Instant.ofEpochMilli(due.getKey());
            if (stocked && reorderPoints.containsKey(time)) {
                take(books.reorderPointChanged(ledger, time, "catalog"));
            }
        }
        now = watermark;
    }

    int reservations() {
        return reservations.size();
    }

    private @Nullable String nextToWake() {
        @Nullable String next = null;
        long earliest = watermark;
        for (Map.Entry<String, Reservation> each : reservations.entrySet()) {
            Long wakesAt = each.getValue().wakesAt(lateness);
            if (wakesAt != null && wakesAt <= earliest) {
                next = each.getKey();
                earliest = wakesAt;
            }
        }
        return next;
    }

    private void tell(String id, Reservation told, Reservation right) {
        receive(StockEffect.difference(told.effects(), right.effects()));
        Reservation settled = right.settle(lateness);
        if (settled.isForgotten()) {
            reservations.remove(id);
        } else {
            reservations.put(id, settled);
        }
    }

    private void receive(List<StockEffect> effects) {
        List<StockEffect> late = new ArrayList<>();
        for (StockEffect effect : effects) {
            if (effect.millis() <= now) {
                late.add(effect);
            } else {
                waiting.computeIfAbsent(effect.millis(), any -> new ArrayList<>())
                        .add(effect);
            }
        }
        if (!late.isEmpty()) {
            book(late);
        }
    }

    private void book(List<StockEffect> effects) {
        stocked = true;
        take(books.book(ledger, effects));
        take(pages.balanced(
                page,
                StockBalance.of(KEY, ledger, effects.get(effects.size() - 1).time())));
    }

    private void take(StockBooks.Decision decision) {
        ledger = decision.ledger();
        crossings.addAll(decision.crossings());
    }

    private void take(StockRows.Turn turn) {
        page = turn.page();
        if (turn.row() != null) {
            rows.add(turn.row());
        }
    }
}
