/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;
import static dev.freshet.ecommerce.orders.Order.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The books of one transaction, of which two refunds are judged. */
final class OrderBooksTest {

    private static final OrderLedger LEDGER = new OrderLedger(Duration.ofDays(7));
    private static final int MOST_REFUNDS = 2;

    private final EntriesInMemory entries = new EntriesInMemory();
    private final List<OrderRow> rows = new ArrayList<>();
    private final List<OrderChange> changes = new ArrayList<>();
    private final List<OrderNotice> notices = new ArrayList<>();
    private Instant watermark = Instant.EPOCH;

    @Test
    void aRevisionIsNeverRepeatedThoughAnotherEventCameBetween() throws Exception {
        sees(purchase("p").at("10:00").by("anna").of(1, "mug", "4.00"));
        sees(purchase("winner").at("09:00").of(1, "mug", "4.00"));

        sees(purchase("p").at("10:05").by("ben").of(1, "mug", "4.00"));
        sees(purchase("p").at("09:55").by("ben").of(1, "mug", "4.00"));

        assertThat(said())
                .containsExactly(
                        "p 1: anna booked", "p 2: anna superseded", "winner 1: anna booked", "p 3: ben superseded");
    }

    @Test
    void aSupersededPurchaseThatTurnsOutToBeEarlierWinsUnderItsOwnNextRevision() throws Exception {
        sees(purchase("winner").at("09:00").of(1, "mug", "4.00"));
        sees(purchase("p").at("10:00").of(1, "mug", "4.00"));

        sees(purchase("p").at("08:00").by("ben").of(1, "mug", "5.00"));

        assertThat(said())
                .containsExactly(
                        "winner 1: anna booked",
                        "p 1: anna superseded",
                        "winner 2: anna superseded",
                        "p 2: ben booked");
        assertThat(changed()).containsExactly("+winner", "-winner", "+p");
        assertThat(notices).containsExactly(OrderNotice.DUPLICATE, OrderNotice.CONFLICT);
    }

    @Test
    void aRefundThatLosesItsIdToAPurchaseGivesUpItsUnitsAtOnce() throws Exception {
        sees(purchase("winner").at("09:00").of(2, "mug", "4.00"));
        sees(refund("e").at("10:00").of(1, "mug", "4.00"));
        sees(refund("r").at("10:30").of(1, "mug", "4.00"));
        sees(refund("beyond").at("10:40").of(1, "mug", "4.00"));
        rows.clear();

        sees(purchase("e").at("11:00").of(1, "mug", "4.00"));

        assertThat(rows)
                .extracting(OrderRow::eventId, OrderRow::status, OrderRow::refunded, OrderRow::excessRefunded)
                .containsExactly(
                        tuple("e", OrderStatus.SUPERSEDED, BigDecimal.ZERO, BigDecimal.ZERO),
                        tuple("beyond", OrderStatus.BOOKED, new BigDecimal("4.00"), new BigDecimal("0.00")));
        assertThat(entries.judged())
                .extracting(entry -> entry.event().eventId())
                .containsExactlyInAnyOrder("r", "beyond");
    }

    @Test
    void theSameLinesInAnotherOrderAreTheSameOrder() throws Exception {
        sees(purchase("p").at("09:00").of(1, "mug", "4.00").of(2, "lamp", "9"));

        sees(purchase("copy").at("09:01").of(2, "lamp", "9.00").of(1, "mug", "4"));
        sees(purchase("other").at("09:02").of(2, "mug", "9.00").of(1, "lamp", "4"));

        assertThat(notices).containsExactly(OrderNotice.DUPLICATE, OrderNotice.CONFLICT);
    }

    @Test
    void aSecondPurchaseThatSaysAnythingElseIsAConflict() throws Exception {
        sees(purchase("p").at("09:00").of(2, "mug", "4.00", "0.50"));

        sees(purchase("item").of(2, "cup", "4.00", "0.50"));
        sees(purchase("units").of(3, "mug", "4.00", "0.50"));
        sees(purchase("price").of(2, "mug", "4.01", "0.50"));
        sees(purchase("discount").of(2, "mug", "4.00", "0.49"));
        sees(purchase("currency").currency("GBP").of(2, "mug", "4.00", "0.50"));
        sees(purchase("one-line-more").of(2, "mug", "4.00", "0.50").of(1, "plate", "9.00"));

        assertThat(notices).hasSize(6).containsOnly(OrderNotice.CONFLICT);
    }

    @Test
    void aReportThatIsDeliveredTwiceIsADuplicate() throws Exception {
        sees(purchase("p").at("09:00").of(1, "mug", "4.00"));
        sees(refund("r").at("10:00").of(1, "mug", "4.00"));

        sees(purchase("p").at("09:00").of(1, "mug", "4.00"));
        sees(refund("r").at("10:00").of(1, "mug", "4.00"));

        assertThat(notices).containsExactly(OrderNotice.DUPLICATE, OrderNotice.DUPLICATE);
        assertThat(said()).containsExactly("p 1: anna booked", "r 1: refunded 4.00, excess 0.00");
    }

    @Test
    void whatTwoClientsReportIsComparedThoughOnlyOneOfThemWasToldApart() throws Exception {
        sees(purchase("p").at("09:00").by("v-1").answered(1, "anna").of(1, "mug", "4.00"));

        sees(purchase("copy").at("09:01").by("v-2").of(1, "mug", "4.00"));
        sees(purchase("other").at("09:02").by("v-2").of(1, "mug", "5.00"));

        assertThat(notices).containsExactly(OrderNotice.DUPLICATE, OrderNotice.CONFLICT);
    }

    @Test
    void anIdOfAPurchaseAndOfARefundIsThePurchasesWhateverTheTimes() throws Exception {
        sees(refund("e").at("10:00").of(1, "mug", "4.00"));
        sees(purchase("e").at("11:00").by("ben").of(1, "mug", "4.00"));

        sees(refund("e").at("09:00").of(1, "mug", "4.00"));

        assertThat(said()).containsExactly("e 1: ben booked");
        assertThat(changed()).containsExactly("+e", "-e", "+e");
        assertThat(notices).containsExactly(OrderNotice.CONFLICT, OrderNotice.CONFLICT);
    }

    @Test
    void ofTwoEventsThatDifferInNothingButWhatTheySayOneHoldsWhicheverCameFirst() throws Exception {
        sees(purchase("p").currency("GBP").of(1, "mug", "4.00"));
        sees(purchase("p").currency("EUR").of(1, "mug", "4.00"));
        sees(purchase("p").currency("GBP").of(1, "mug", "4.00"));

        assertThat(rows).extracting(OrderRow::currency).containsExactly("GBP", "EUR");
    }

    @Test
    void aRefundBeyondTheLimitIsUnmatchedAtOnceAndExcessWhenItsPurchaseComes() throws Exception {
        sees(refund("r-1").at("10:00").of(1, "mug", "4.00"));
        sees(refund("r-2").at("10:01").of(1, "mug", "4.00"));
        sees(refund("r-3").at("10:02").of(3, "mug", "4.00"));
        assertThat(said()).containsExactly("r-3 1: refunded 12.00, excess 0.00 UNMATCHED");
        assertThat(rows.get(0).updatedAt()).isEqualTo(time("10:02"));

        sees(purchase("p").at("09:00").of(9, "mug", "4.00"));

        assertThat(said())
                .containsExactly(
                        "r-3 1: refunded 12.00, excess 0.00 UNMATCHED",
                        "p 1: anna booked",
                        "r-1 1: refunded 4.00, excess 0.00",
                        "r-2 1: refunded 4.00, excess 0.00",
                        "r-3 2: refunded 0.00, excess 12.00");
        assertThat(notices).containsExactly(OrderNotice.BEYOND_LIMIT, OrderNotice.UNMATCHED, OrderNotice.EXCESS);
    }

    @Test
    void aRefundWhoseExcessGrowsIsNoticedOnce() throws Exception {
        sees(purchase("p").at("09:00").of(1, "mug", "4.00"));
        sees(refund("late").at("11:00").of(2, "mug", "4.00"));

        sees(refund("early").at("10:00").of(1, "mug", "4.00"));

        assertThat(said())
                .endsWith(
                        "late 1: refunded 4.00, excess 4.00",
                        "early 1: refunded 4.00, excess 0.00",
                        "late 2: refunded 0.00, excess 8.00");
        assertThat(notices).containsExactly(OrderNotice.EXCESS);
    }

    @Test
    void theFirstRefundsByTimeAreJudgedWhicheverCameFirst() throws Exception {
        sees(purchase("p").at("09:00").of(9, "mug", "4.00"));
        sees(refund("r-2").at("10:02").of(1, "mug", "4.00"));
        sees(refund("r-3").at("10:03").of(1, "mug", "4.00"));

        sees(refund("r-1").at("10:01").of(1, "mug", "4.00"));

        assertThat(said())
                .containsExactly(
                        "p 1: anna booked",
                        "r-2 1: refunded 4.00, excess 0.00",
                        "r-3 1: refunded 4.00, excess 0.00",
                        "r-3 2: refunded 0.00, excess 4.00",
                        "r-1 1: refunded 4.00, excess 0.00");
    }

    @Test
    void aRefundBeyondTheLimitKeepsItsRevisionsToo() throws Exception {
        sees(refund("r-1").at("10:00").of(1, "mug", "4.00"));
        sees(refund("r-2").at("10:01").of(1, "mug", "4.00"));
        sees(refund("r-3").at("10:05").of(1, "mug", "4.00"));

        sees(refund("r-3").at("10:04").by("ben").of(2, "mug", "4.00"));

        assertThat(said())
                .containsExactly(
                        "r-3 1: refunded 4.00, excess 0.00 UNMATCHED", "r-3 2: refunded 8.00, excess 0.00 UNMATCHED");
        assertThat(changed()).containsExactly("+r-1", "+r-2", "+r-3", "-r-3", "+r-3");
    }

    @Test
    void aNewerAnswerToWhoItWasMovesTheOrderToTheOtherShopper() throws Exception {
        sees(purchase("p").at("10:00").by("v-1").of(1, "mug", "4.00"));
        sees(refund("r").at("11:00").by("v-1").of(1, "mug", "4.00"));

        sees(purchase("p").at("10:00").by("v-1").answered(1, "anna").of(1, "mug", "4.00"));
        sees(refund("r").at("11:00").by("v-1").answered(1, "anna").of(1, "mug", "4.00"));

        assertThat(rows)
                .extracting(OrderRow::eventId, OrderRow::shopper, OrderRow::net, OrderRow::revision)
                .containsExactly(
                        tuple("p", "v-1", new BigDecimal("4.00"), 1L),
                        tuple("r", "v-1", new BigDecimal("-4.00"), 1L),
                        tuple("p", "anna", new BigDecimal("4.00"), 2L),
                        tuple("r", "anna", new BigDecimal("-4.00"), 2L));
        assertThat(changes)
                .extracting(OrderChange::eventId, OrderChange::sign, OrderChange::shopper)
                .containsExactly(
                        tuple("p", 1, "v-1"),
                        tuple("r", 1, "v-1"),
                        tuple("p", -1, "v-1"),
                        tuple("p", 1, "anna"),
                        tuple("r", -1, "v-1"),
                        tuple("r", 1, "anna"));
        assertThat(notices).isEmpty();
    }

    @Test
    void anAnswerThatOvertookANewerOneChangesNothing() throws Exception {
        sees(purchase("p").at("10:00").by("v-1").answered(2, "anna").of(1, "mug", "4.00"));

        sees(purchase("p").at("10:00").by("v-1").answered(1, "ben").of(1, "mug", "4.00"));
        sees(purchase("p").at("10:00").by("v-1").of(1, "mug", "4.00"));

        assertThat(said()).containsExactly("p 1: anna booked");
        assertThat(notices).isEmpty();
    }

    @Test
    void theAnswerDoesNotDecideWhichPurchaseWins() throws Exception {
        sees(purchase("p").at("10:00").by("v-1").of(1, "mug", "4.00"));
        sees(purchase("p").at("10:00").by("v-2").of(1, "mug", "4.00"));

        sees(purchase("p").at("10:00").by("v-2").answered(1, "anna").of(1, "mug", "4.00"));
        sees(purchase("p").at("10:00").by("v-1").answered(1, "zoe").of(1, "mug", "4.00"));

        assertThat(said()).containsExactly("p 1: v-1 booked", "p 2: zoe booked");
    }

    @Test
    void aSupersededRowNamesTheOtherShopperToo() throws Exception {
        sees(purchase("winner").at("09:00").of(1, "mug", "4.00"));
        sees(purchase("p").at("10:00").by("v-1").of(1, "mug", "4.00"));

        sees(purchase("p").at("10:00").by("v-1").answered(1, "ben").of(1, "mug", "4.00"));

        assertThat(said()).containsExactly("winner 1: anna booked", "p 1: v-1 superseded", "p 2: ben superseded");
        assertThat(changed()).containsExactly("+winner");
    }

    @Test
    void aMatchedRefundThatGivesWayToAnEarlierOneMayHaveToWaitAgain() throws Exception {
        sees(refund("r").at("2026-03-02T10:00:00Z").of(1, "mug", "4.00"));
        sees(purchase("p").at("2026-03-09T10:00:00Z").of(1, "mug", "4.00"));

        sees(refund("r").at("2026-03-02T09:00:00Z").of(1, "mug", "3.00"));
        assertThat(said()).containsExactly("p 1: anna booked", "r 1: refunded 4.00, excess 0.00");
        timePasses("2026-03-09T08:59:59.999Z");
        assertThat(rows).hasSize(2);
        timePasses("2026-03-09T09:00:00Z");

        assertThat(said()).last().isEqualTo("r 2: refunded 3.00, excess 0.00 UNMATCHED");
    }

    @Test
    void aLateRefundIsJudgedByTheWatermarkItMeets() throws Exception {
        timePasses("2026-03-09T10:00:00Z");

        sees(refund("r-1").at("2026-03-02T10:00:00Z").of(1, "mug", "4.00"));
        sees(refund("r-2").at("2026-03-02T10:00:00.001Z").of(1, "mug", "4.00"));

        assertThat(said()).containsExactly("r-1 1: refunded 4.00, excess 0.00 UNMATCHED");
        assertThat(rows.get(0).updatedAt()).isEqualTo(time("2026-03-09T10:00:00Z"));
    }

    private void sees(Order order) throws Exception {
        take(books().book(order.event(), watermark.toEpochMilli()));
    }

    private void timePasses(String to) throws Exception {
        watermark = time(to);
        take(books().timePasses(watermark.toEpochMilli()));
    }

    private OrderBooks books() {
        return new OrderBooks(LEDGER, MOST_REFUNDS, entries);
    }

    private void take(OrderPostings postings) {
        rows.addAll(postings.rows());
        changes.addAll(postings.changes());
        notices.addAll(postings.notices());
    }

    private List<String> said() {
        return rows.stream().map(OrderBooksTest::said).toList();
    }

    private static String said(OrderRow row) {
        String what = row.type() == OrderType.REFUND
                ? "refunded " + row.refunded() + ", excess " + row.excessRefunded()
                : row.shopper() + (row.status() == OrderStatus.BOOKED ? " booked" : " superseded");
        return row.eventId() + " " + row.revision() + ": " + what + (row.unmatched() ? " UNMATCHED" : "");
    }

    private List<String> changed() {
        return changes.stream()
                .map(change -> (change.sign() > 0 ? "+" : "-") + change.eventId())
                .toList();
    }
}
