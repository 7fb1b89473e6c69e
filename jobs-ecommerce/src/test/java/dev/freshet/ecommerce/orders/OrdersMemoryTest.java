/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;
import static dev.freshet.ecommerce.orders.Order.time;
import static dev.freshet.ecommerce.orders.Order.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a refund waits for its purchase, how long a transaction is kept, and what a restore brings back. */
final class OrdersMemoryTest {

    private OrdersHarness orders;

    @BeforeEach
    void start() throws Exception {
        orders = new OrdersHarness(StateStore.ROCKSDB);
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    @Test
    void aRefundWaitsForItsPurchaseButChangesTheTotalsAtOnce() {
        orders.sees(refund("r").at("10:00").of(1, "mug", "4.00"));
        orders.watermark(Instant.parse("2026-03-09T09:59:59.999Z"));
        assertThat(orders.rows()).isEmpty();
        assertThat(orders.changes()).extracting(OrderChange::eventId).containsExactly("r");

        orders.sees(purchase("p").at("2026-03-09T10:00:00Z").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::updatedAt)
                .containsExactly(
                        tuple("p", false, time("2026-03-09T10:00:00Z")),
                        tuple("r", false, time("2026-03-09T10:00:00Z")));
    }

    @Test
    void aRefundIsUnmatchedWhenTheWatermarkReachesTheEndOfItsWait() {
        orders.sees(refund("r").at("10:00").of(9, "mug", "4.00"));

        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        OrderRow row = orders.rows().get(0);
        assertThat(row.unmatched()).isTrue();
        assertThat(row.refunded()).isEqualTo("36.00");
        assertThat(row.excessRefunded()).isZero();
        assertThat(row.updatedAt()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
    }

    @Test
    void aLatePurchaseStillClaimsItsUnmatchedRefund() {
        orders.sees(refund("r").at("10:00").of(2, "mug", "4.00"));
        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        orders.sees(purchase("p").at("2026-03-09T09:30:00Z").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(
                        OrderRow::eventId,
                        OrderRow::unmatched,
                        OrderRow::refunded,
                        OrderRow::excessRefunded,
                        OrderRow::revision)
                .containsExactly(
                        tuple("r", true, new BigDecimal("8.00"), new BigDecimal("0.00"), 1L),
                        tuple("p", false, BigDecimal.ZERO, BigDecimal.ZERO, 1L),
                        tuple("r", false, new BigDecimal("4.00"), new BigDecimal("4.00"), 2L));
    }

    @Test
    void aRefundThatComesAfterItsWaitIsUnmatchedAtOnce() {
        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        orders.sees(refund("r").at("10:00").of(1, "mug", "4.00"));

        assertThat(orders.rows()).extracting(OrderRow::unmatched).containsExactly(true);
    }

    @Test
    void waitingRefundsAreReportedOnceAtTheEndOfInput() {
        orders.sees(
                refund("r-1").at("10:00").of(1, "mug", "4.00"),
                refund("r-2").at("11:00").of(1, "mug", "4.00"));

        orders.endOfInput();

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::revision)
                .containsExactlyInAnyOrder(tuple("r-1", true, 1L), tuple("r-2", true, 1L));
        orders.assertNothingLeft();
    }

    @Test
    void aSnapshotInTheMiddleKeepsRevisionsAndWaitingRefunds() throws Exception {
        orders.sees(
                refund("r-1").at("10:00").of(1, "mug", "4.00"),
                refund("r-2").in("t-2").at("10:00").of(1, "mug", "4.00"),
                purchase("p-2").in("t-3").at("11:00").of(1, "mug", "4.00"));

        orders = orders.restored();
        orders.sees(
                purchase("p").at("12:00").of(1, "mug", "4.00"),
                purchase("p-1").in("t-3").at("10:00").of(1, "mug", "4.00"));
        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::status, OrderRow::unmatched, OrderRow::revision)
                .containsExactly(
                        tuple("p", OrderStatus.BOOKED, false, 1L),
                        tuple("r-1", OrderStatus.BOOKED, false, 1L),
                        tuple("p-2", OrderStatus.SUPERSEDED, false, 2L),
                        tuple("p-1", OrderStatus.BOOKED, false, 1L),
                        tuple("r-2", OrderStatus.BOOKED, true, 1L));
    }

    @Test
    void aSilentTransactionIsForgottenAfterItsNewestEvent() {
        orders.sees(
                purchase("p").at("2026-03-01T10:00:00Z").of(1, "mug", "4.00"),
                refund("r").at("2026-04-01T10:00:00Z").of(1, "mug", "4.00"));
        Instant forgotten = Instant.parse("2026-04-01T10:00:00Z").plus(OrdersHarness.SETTINGS.retention());

        orders.watermark(forgotten.minusMillis(1));
        assertThat(orders.stateEntries()).isEqualTo(3);
        orders.watermark(forgotten);

        orders.assertNothingLeft();
        assertThat(orders.rows()).hasSize(2);
    }

    @Test
    void whatConcernsATransactionWithinItsMemoryFindsItHoweverLateItComes() {
        Instant bought = Instant.parse("2026-03-01T10:00:00Z");
        Instant given = bought.plus(OrdersHarness.SETTINGS.memory());
        orders.sees(purchase("p").at(bought).of(1, "mug", "4.00"));
        orders.watermark(given.plus(OrdersHarness.SETTINGS.allowedLateness()).minusMillis(1));

        orders.sees(refund("r").at(given).of(2, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::excess)
                .endsWith(tuple("r", false, true));
    }

    @Test
    void aLoserKeepsTheTransactionInMemoryToo() {
        orders.sees(
                purchase("p").at("2026-03-01T10:00:00Z").of(1, "mug", "4.00"),
                purchase("loser").at("2026-05-01T10:00:00Z").of(1, "mug", "4.00"));
        orders.watermark(Instant.parse("2026-07-01T10:00:00Z"));

        orders.sees(refund("r").at("2026-07-01T10:00:00Z").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::excess)
                .endsWith(tuple("r", false, false));
        Instant forgotten = Instant.parse("2026-07-01T10:00:00Z").plus(OrdersHarness.SETTINGS.retention());
        orders.watermark(forgotten.minusMillis(1));
        assertThat(orders.stateEntries()).isEqualTo(4);
        assertThat(orders.timers()).isEqualTo(1);
        orders.watermark(forgotten);
        orders.assertNothingLeft();
    }

    @Test
    void anEventThatIsOlderThanTheNewestDoesNotShortenTheMemory() {
        orders.sees(
                purchase("first").at("2026-02-27T10:00:00Z").of(1, "mug", "4.00"),
                purchase("newest").at("2026-03-01T10:00:00Z").of(1, "mug", "4.00"),
                purchase("late").at("2026-02-28T10:00:00Z").of(1, "mug", "4.00"));

        orders.watermark(Instant.parse("2026-03-01T10:00:00Z")
                .plus(OrdersHarness.SETTINGS.retention())
                .minusMillis(1));

        assertThat(orders.stateEntries()).isEqualTo(4);
    }

    @Test
    void revisionsGoOnAfterARestoreWhateverBecameOfTheEvent() throws Exception {
        orders.sees(
                purchase("p").at("10:00").of(1, "mug", "4.00"),
                purchase("winner").at("09:00").of(1, "mug", "4.00"));

        orders = orders.restored();
        orders.sees(
                purchase("p").at("10:05").by("ben").of(1, "mug", "4.00"),
                purchase("p").at("08:00").by("ben").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::status, OrderRow::shopper, OrderRow::revision)
                .containsExactly(
                        tuple("winner", OrderStatus.SUPERSEDED, "anna", 2L), tuple("p", OrderStatus.BOOKED, "ben", 3L));
    }

    @Test
    void aRefundThatWaitsGoesOnWaitingWhenTheWaitIsMadeLonger() throws Exception {
        orders.sees(
                refund("r-1").at("10:00").of(1, "mug", "4.00"),
                refund("r-2").at("12:00").of(1, "mug", "4.00"));

        orders = orders.restored(settings(Duration.ofDays(14), Duration.ofDays(90)));
        orders.watermark(Instant.parse("2026-03-16T09:59:59.999Z"));
        assertThat(orders.rows()).isEmpty();
        orders.watermark(Instant.parse("2026-03-16T10:00:00Z"));
        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::updatedAt)
                .containsExactly(tuple("r-1", true, time("2026-03-16T10:00:00Z")));
        orders.watermark(Instant.parse("2026-03-16T12:00:00Z"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::updatedAt)
                .endsWith(tuple("r-2", true, time("2026-03-16T12:00:00Z")));
    }

    /** Nothing wakes the transaction earlier; the row says when the new wait was over. */
    @Test
    void aRefundThatWaitsIsBookedAtTheEndOfItsFormerWaitAtTheLatestWhenTheWaitIsMadeShorter() throws Exception {
        orders.sees(refund("r").at("10:00").of(1, "mug", "4.00"));

        orders = orders.restored(settings(Duration.ofDays(2), Duration.ofDays(90)));
        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::unmatched, OrderRow::updatedAt)
                .containsExactly(tuple("r", true, time("2026-03-04T10:00:00Z")));
    }

    @ParameterizedTest(name = "from 90 to {0} days, forgotten after {1}")
    @CsvSource({"180, 180", "30, 90"})
    void aTransactionIsForgottenWhenItsMemoryIsMadeLongerOrShorter(long days, long forgottenAfter) throws Exception {
        orders.sees(purchase("p").at("2026-03-01T10:00:00Z").of(1, "mug", "4.00"));
        Instant forgotten = Instant.parse("2026-03-01T11:00:00Z").plus(Duration.ofDays(forgottenAfter));

        orders = orders.restored(settings(Duration.ofDays(7), Duration.ofDays(days)));
        orders.watermark(forgotten.minusMillis(1));
        assertThat(orders.stateEntries()).isEqualTo(2);
        orders.watermark(forgotten);

        orders.assertNothingLeft();
    }

    private static OrdersSettings settings(Duration refundWait, Duration memory) {
        return new OrdersSettings(refundWait, memory, OrdersHarness.SETTINGS.allowedLateness());
    }

    @Test
    void aMemoryShorterThanTheWaitIsRefused() {
        assertThatThrownBy(() -> new OrdersSettings(Duration.ofDays(7), Duration.ofDays(7), Duration.ZERO))
                .hasMessage("a transaction must be remembered for longer than a refund waits for its purchase,"
                        + " but memory is PT168H and the wait PT168H");
    }
}
