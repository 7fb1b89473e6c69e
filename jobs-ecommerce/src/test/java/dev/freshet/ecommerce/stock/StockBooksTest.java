/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.adjustment;
import static dev.freshet.ecommerce.stock.Movement.receipt;
import static dev.freshet.ecommerce.stock.Movement.returned;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StockBooksTest {

    private static final ItemAtLocation KEY = new ItemAtLocation("mug", "berlin");

    private final NavigableMap<Instant, ReorderPoint> reorderPoints = new TreeMap<>();
    private final StockBooks books = new StockBooks(KEY, this::reorderPoint);

    private final List<String> balances = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private StockLedger ledger = StockLedger.EMPTY;

    @Test
    void everyMovementWithoutAReservationMovesWhatIsOnHand() {
        happens(receipt("e-1", 10).at("10:00"));
        happens(ship("e-2", 3).at("10:01"));
        happens(returned("e-3", 1).at("10:02"));
        happens(adjustment("e-4", -2).at("10:03"));
        happens(adjustment("e-5", 4).at("10:04"));

        assertThat(balances).containsExactly("10 - 0 = 10", "7 - 0 = 7", "8 - 0 = 8", "6 - 0 = 6", "10 - 0 = 10");
    }

    @Test
    void availableIsOnHandLessReserved() {
        happens(receipt("e-1", 10).at("10:00"));
        happens(reserved("10:10", "e-2", 4));
        happens(StockEffect.expiry(time("10:20"), "e-2", 4));

        assertThat(balances).containsExactly("10 - 0 = 10", "10 - 4 = 6", "10 - 0 = 10");
    }

    @Test
    void whatIsGivenTogetherMakesOneDecision() {
        happens(
                StockEffect.of(ship("e-1", 10).at("10:00").event()),
                StockEffect.of(receipt("e-2", 15).at("10:00").event()));

        assertThat(balances).containsExactly("5 - 0 = 5");
        assertThat(alerts).isEmpty();
    }

    /** Its end may yet be taken back; then nothing of it may be left. */
    @Test
    void anExpiryIsNoMovement() {
        happens(receipt("e-1", 10).at("10:00"));
        happens(reserved("10:10", "e-2", 4));

        happens(StockEffect.expiry(time("10:20"), "e-2", 4));

        assertThat(ledger.firstMovement()).isEqualTo(time("10:00"));
        assertThat(ledger.newestMovement()).isEqualTo(time("10:10"));
        assertThat(ledger.reached()).isEqualTo(time("10:20"));
    }

    @Test
    void aLateMovementIsTheFirstWhereItIsTheOldest() {
        happens(receipt("e-1", 10).at("10:00"));

        happens(receipt("e-2", 1).at("09:30"));

        assertThat(ledger.firstMovement()).isEqualTo(time("09:30"));
        assertThat(ledger.newestMovement()).isEqualTo(time("10:00"));
    }

    @Test
    void oneAlertPerCrossing() {
        reorderPoints.put(time("09:00"), new ReorderPoint(10L, 15L));

        happens(receipt("e-1", 12).at("10:00"));
        happens(ship("e-2", 3).at("10:10"));
        happens(ship("e-3", 1).at("10:20"));
        happens(receipt("e-4", 7).at("10:30"));
        happens(receipt("e-5", 1).at("10:40"));
        happens(ship("e-6", 7).at("10:50"));

        assertThat(alerts)
                .containsExactly(
                        "10:10 LOW_STOCK fires since 10:10 at 9 by e-2",
                        "10:40 LOW_STOCK ends since 10:10 at 16 by e-5",
                        "10:50 LOW_STOCK fires since 10:50 at 9 by e-6");
    }

    @Test
    void whatIsOversoldIsOutOfStockToo() {
        happens(receipt("e-1", 2).at("10:00"));
        happens(ship("e-2", 3).at("10:10"));
        happens(receipt("e-3", 1).at("10:20"));
        happens(receipt("e-4", 1).at("10:30"));

        assertThat(alerts)
                .containsExactly(
                        "10:10 OUT_OF_STOCK fires since 10:10 at -1 by e-2",
                        "10:10 OVERSOLD fires since 10:10 at -1 by e-2",
                        "10:20 OVERSOLD ends since 10:10 at 0 by e-3",
                        "10:30 OUT_OF_STOCK ends since 10:10 at 1 by e-4");
    }

    @Test
    void theReorderPointIsThatOfTheEventsTime() {
        reorderPoints.put(time("10:10"), new ReorderPoint(10L, 10L));

        happens(receipt("e-1", 5).at(time("10:10").minusMillis(1)));
        assertThat(alerts).isEmpty();
        happens(adjustment("e-2", 0).at("10:10"));

        assertThat(alerts).containsExactly("10:10 LOW_STOCK fires since 10:10 at 5 by e-2");
    }

    @Test
    void anotherReorderPointIsDecidedWhenItBegins() {
        happens(receipt("e-1", 5).at("10:00"));
        reorderPoints.put(time("10:10"), new ReorderPoint(10L, 10L));
        reorderPoints.put(time("10:20"), ReorderPoint.NONE);

        reorderPointChanges("10:10", "c-1");
        reorderPointChanges("10:20", "c-2");

        assertThat(alerts)
                .containsExactly(
                        "10:10 LOW_STOCK fires since 10:10 at 5 by c-1",
                        "10:20 LOW_STOCK ends since 10:10 at 5 by c-2");
        assertThat(balances).hasSize(1);
    }

    @Test
    void anItemThatTheCatalogDeletesIsLowNoLonger() {
        reorderPoints.put(time("09:00"), new ReorderPoint(10L, 10L));
        happens(receipt("e-1", 5).at("10:00"));
        reorderPoints.put(time("10:10"), ReorderPoint.NONE);

        reorderPointChanges("10:10", null);

        assertThat(alerts)
                .containsExactly(
                        "10:00 LOW_STOCK fires since 10:00 at 5 by e-1",
                        "10:10 LOW_STOCK ends since 10:00 at 5 by null");
    }

    /** What was said at 10:10 stays said; the late receipt corrects the books, and ends the alert as of the newest decision. */
    @Test
    void aLateMovementIsDecidedAsOfNow() {
        happens(receipt("e-1", 2).at("10:00"));
        happens(ship("e-2", 3).at("10:10"));
        happens(ship("e-3", 1).at("10:20"));

        happens(receipt("e-4", 9).at("10:05"));

        assertThat(balances).last().isEqualTo("7 - 0 = 7");
        assertThat(alerts)
                .containsExactly(
                        "10:10 OUT_OF_STOCK fires since 10:10 at -1 by e-2",
                        "10:10 OVERSOLD fires since 10:10 at -1 by e-2",
                        "10:20 OUT_OF_STOCK ends since 10:10 at 7 by e-4",
                        "10:20 OVERSOLD ends since 10:10 at 7 by e-4");
    }

    @Test
    void lateMovementsWithinOneInstantMakeOneAlertGoOn() {
        happens(receipt("e-1", 2).at("10:00"));
        happens(ship("e-2", 2).at("10:10"));
        happens(receipt("e-3", 1).at("10:05"));
        List<String> ids = new ArrayList<>();

        ids.addAll(happens(ship("e-4", 1).at("10:06")));
        ids.addAll(happens(receipt("e-5", 1).at("10:07")));

        assertThat(ids)
                .containsOnly("OUT_OF_STOCK|2026-03-02T10:10:00Z|mug|berlin")
                .hasSize(2);
    }

    private ReorderPoint reorderPoint(Instant at) {
        Map.Entry<Instant, ReorderPoint> version = reorderPoints.floorEntry(at);
        return version == null ? ReorderPoint.NONE : version.getValue();
    }

    private List<String> happens(Movement movement) {
        return happens(StockEffect.of(movement.event()));
    }

    /** Returns the ids of the alerts that begin and end. */
    private List<String> happens(StockEffect... effects) {
        List<String> ids = take(books.book(ledger, List.of(effects)));
        balances.add(ledger.onHand() + " - " + ledger.reserved() + " = " + ledger.available());
        return ids;
    }

    private void reorderPointChanges(String clock, @Nullable String eventId) {
        take(books.reorderPointChanged(ledger, time(clock), eventId));
    }

    private List<String> take(StockBooks.Decision decision) {
        ledger = decision.ledger();
        decision.crossings().forEach(crossing -> alerts.add(text(crossing)));
        return decision.crossings().stream()
                .map(crossing -> StockAlert.of(crossing).alertId())
                .toList();
    }

    private static String text(StockCrossing crossing) {
        return "%s %s %s since %s at %d by %s"
                .formatted(
                        clock(crossing.at()),
                        crossing.rule(),
                        crossing.fires() ? "fires" : "ends",
                        clock(crossing.startedAt()),
                        crossing.available(),
                        crossing.eventId());
    }

    private static String clock(Instant time) {
        return time.toString().substring(11, 16);
    }

    private static StockEffect reserved(String clock, String eventId, long units) {
        return StockEffect.movement(time(clock), eventId, 0, units);
    }
}
