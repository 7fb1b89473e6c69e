/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of an item at a location: which alerts begin and end with effects, or with another reorder point.
 *
 * <p>What is given together happened together: one decision follows. Effects are given in the order of their time
 * when the watermark passes them, and a late one as soon as it comes: it corrects the books, and is decided as of now,
 * {@link StockLedger#reached}, since what was said of the past stays said.
 *
 * @param reorderPoints what holds for the item at a time; for what is decided late, whatever holds by now
 */
record StockBooks(ItemAtLocation key, Function<Instant, ReorderPoint> reorderPoints) {

    private static final StockRule[] RULES = StockRule.values();

    /**
     * The books from now on.
     *
     * @param crossings alerts that begin or end, by rule
     */
    record Decision(StockLedger ledger, List<StockCrossing> crossings) {}

    /** @param effects at least one, by time */
    Decision book(StockLedger before, List<StockEffect> effects) {
        StockLedger after = before.plus(effects);
        StockEffect newest = effects.get(effects.size() - 1);
        return decide(after, after.reached(), newest.eventId());
    }

    /**
     * Another reorder point holds from a time on, which has come.
     *
     * @param eventId of the catalog's record; null where the item was deleted there
     */
    Decision reorderPointChanged(StockLedger before, Instant at, @Nullable String eventId) {
        Instant now = before.reached().isAfter(at) ? before.reached() : at;
        return decide(before, now, eventId);
    }

    private Decision decide(StockLedger ledger, Instant at, @Nullable String eventId) {
        ReorderPoint reorder = reorderPoints.apply(at);
        FiringAlerts firing = ledger.firing().when(ledger.available(), reorder, at);
        List<StockCrossing> crossings = new ArrayList<>();
        for (StockRule rule : RULES) {
            Instant ended = ledger.firing().since(rule);
            Instant began = firing.since(rule);
            if (!Objects.equals(ended, began)) {
                crossings.add(new StockCrossing(
                        key,
                        rule,
                        began != null,
                        began == null ? Objects.requireNonNull(ended) : began,
                        at,
                        ledger.onHand(),
                        ledger.reserved(),
                        reorder,
                        eventId));
            }
        }
        return new Decision(ledger.decided(firing, at), crossings);
    }
}
