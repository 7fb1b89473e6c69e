/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;
import static dev.freshet.ecommerce.orders.Order.time;
import static dev.freshet.ecommerce.orders.Order.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How purchases and refunds are judged; {@link OrdersMemoryTest} has how long they are waited for and kept. */
final class OrdersFunctionTest {

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
    void aPurchaseIsBookedWithGrossDiscountAndNet() {
        Order order = purchase("p")
                .at("10:00")
                .of(2, "mug", "4.00", "0.50")
                .of(1, "cup", "1.25")
                .of(1, "mug", "4.00", "0.50");

        orders.sees(order);

        assertThat(orders.rows())
                .containsExactly(new OrderRow(
                        "t-1",
                        "p",
                        time("10:00"),
                        OrderType.PURCHASE,
                        OrderStatus.BOOKED,
                        "anna",
                        "EUR",
                        new BigDecimal("14.75"),
                        new BigDecimal("1.50"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("13.25"),
                        false,
                        false,
                        null,
                        order.event().items(),
                        1,
                        time("10:00")));
        assertThat(orders.changes())
                .containsExactly(new OrderChange(
                        "t-1",
                        "p",
                        time("10:00"),
                        OrderType.PURCHASE,
                        1,
                        "anna",
                        "EUR",
                        List.of(
                                line("mug", 2, "9.00", "1.00", "0"),
                                line("cup", 1, "1.25", "0", "0"),
                                line("mug", 1, "4.50", "0.50", "0"))));
    }

    @Test
    void aRefundOfABookedPurchaseIsBookedAtOnce() {
        orders.sees(purchase("p").at("10:00").of(3, "mug", "4.00"));

        orders.sees(refund("r").at("11:00").of(2, "mug", "3.50"));

        OrderRow row = orders.rows().get(1);
        assertThat(row.refunded()).isEqualTo("7.00");
        assertThat(row.excessRefunded()).isZero();
        assertThat(row.net()).isEqualTo("-7.00");
        assertThat(row.excess()).isFalse();
        assertThat(row.unmatched()).isFalse();
        assertThat(orders.changes().get(1))
                .isEqualTo(new OrderChange(
                        "t-1",
                        "r",
                        time("11:00"),
                        OrderType.REFUND,
                        1,
                        "anna",
                        "EUR",
                        List.of(line("mug", 2, "0", "0", "7.00"))));
    }

    @Test
    void oneUnitTooManyIsExcessAtTheRefundsOwnPrice() {
        orders.sees(purchase("p").at("10:00").of(2, "mug", "4.00"));

        orders.sees(refund("r").at("11:00").of(3, "mug", "3.50"));

        OrderRow row = orders.rows().get(1);
        assertThat(row.refunded()).isEqualTo("7.00");
        assertThat(row.excessRefunded()).isEqualTo("3.50");
        assertThat(row.net()).isEqualTo("-7.00");
        assertThat(row.excess()).isTrue();
        assertThat(orders.changes().get(1).lines()).containsExactly(line("mug", 3, "0", "0", "10.50"));
    }

    @Test
    void anEarlierRefundThatComesLaterMovesTheExcess() {
        orders.sees(
                purchase("p").at("10:00").of(1, "mug", "4.00"),
                refund("r-late").at("12:00").of(1, "mug", "4.00"));

        orders.sees(refund("r-early").at("11:00").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::excess, OrderRow::revision, OrderRow::updatedAt)
                .containsExactly(
                        tuple("p", false, 1L, "10:00"),
                        tuple("r-late", false, 1L, "12:00"),
                        tuple("r-early", false, 1L, "11:00"),
                        tuple("r-late", true, 2L, "12:00"));
    }

    @Test
    void theEarlierPurchaseWinsAlsoWhenItComesLater() {
        orders.sees(purchase("p-1").at("10:05").of(1, "mug", "4.00"));

        orders.sees(purchase("p-2").at("10:00").by("ben").of(1, "mug", "5.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::status, OrderRow::net, OrderRow::revision)
                .containsExactly(
                        tuple("p-1", OrderStatus.BOOKED, new BigDecimal("4.00"), 1L),
                        tuple("p-1", OrderStatus.SUPERSEDED, BigDecimal.ZERO, 2L),
                        tuple("p-2", OrderStatus.BOOKED, new BigDecimal("5.00"), 1L));
        assertThat(orders.changes())
                .extracting(OrderChange::eventId, OrderChange::sign, OrderChange::eventTime, OrderChange::shopper)
                .containsExactly(
                        tuple("p-1", 1, time("10:05"), "anna"),
                        tuple("p-1", -1, time("10:05"), "anna"),
                        tuple("p-2", 1, time("10:00"), "ben"));
    }

    @Test
    void ofPurchasesOfTheSameInstantTheSmallestIdWins() {
        orders.sees(purchase("p-a").at("10:00").of(1, "mug", "4.00"));

        orders.sees(purchase("p-b").at("10:00").of(1, "mug", "4.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::status, OrderRow::revision)
                .containsExactly(tuple("p-a", OrderStatus.BOOKED, 1L), tuple("p-b", OrderStatus.SUPERSEDED, 1L));
        assertThat(orders.changes()).extracting(OrderChange::eventId).containsExactly("p-a");
    }

    @Test
    void aSupersededRowKeepsItsItemsAndHasNoAmounts() {
        orders.sees(purchase("p-a").at("10:00").of(1, "mug", "4.00"));

        orders.sees(purchase("p-b").at("10:01").of(2, "cup", "9.00", "1.00"));

        OrderRow row = orders.rows().get(1);
        assertThat(List.of(row.gross(), row.discount(), row.refunded(), row.excessRefunded(), row.net()))
                .containsOnly(BigDecimal.ZERO);
        assertThat(row.items()).extracting(OrderedItem::itemId).containsExactly("cup");
        assertThat(row.updatedAt()).isEqualTo(time("10:01"));
    }

    @Test
    void anEventIdThatComesAgainCountsOnce() {
        orders.sees(
                purchase("p").at("10:00").of(1, "mug", "4.00"),
                refund("r").at("11:00").of(1, "mug", "4.00"));

        orders.sees(
                purchase("p").at("10:00").by("zoe").of(1, "mug", "4.00"),
                refund("r").at("11:00").by("zoe").of(1, "mug", "4.00"));

        assertThat(orders.rows()).extracting(OrderRow::eventId).containsExactly("p", "r");
        assertThat(orders.changes()).extracting(OrderChange::eventId).containsExactly("p", "r");
    }

    @Test
    void anEventIdWithTwoTimesKeepsOneRowWhicheverCameFirst() {
        orders.sees(
                purchase("p").at("10:00").of(1, "mug", "4.00"),
                refund("r").at("11:00").of(1, "mug", "4.00"));

        orders.sees(
                purchase("p").at("09:00").of(1, "mug", "3.00"),
                refund("r").at("10:30").of(1, "mug", "2.00"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::net, OrderRow::revision)
                .containsExactly(
                        tuple("p", new BigDecimal("4.00"), 1L),
                        tuple("r", new BigDecimal("-4.00"), 1L),
                        tuple("p", new BigDecimal("3.00"), 2L),
                        tuple("r", new BigDecimal("-2.00"), 2L));
        assertThat(orders.changes())
                .extracting(OrderChange::eventId, OrderChange::sign)
                .containsExactly(
                        tuple("p", 1), tuple("r", 1), tuple("p", -1), tuple("p", 1), tuple("r", -1), tuple("r", 1));
    }

    @Test
    void copiesAreCountedApartFromConflicts() {
        orders.sees(
                purchase("p").at("10:00").of(1, "mug", "4.00"),
                purchase("copy").at("10:01").by("ben").of(1, "mug", "4.0"),
                purchase("other-price").at("10:02").of(1, "mug", "5.00"),
                purchase("earlier-copy").at("09:00").of(1, "mug", "4.00"));
        orders.sees(
                refund("r").at("11:00").of(1, "mug", "4.00"),
                refund("r").at("11:00").by("ben").of(1, "mug", "4.00"),
                refund("r").at("10:30").by("carl").of(2, "mug", "4.00"));
        orders.sees(refund("r-unmatched").in("t-2").at("10:00").of(1, "mug", "4.00"));

        orders.watermark(Instant.parse("2026-03-09T10:00:00Z"));

        assertThat(orders.counted())
                .containsExactly(
                        Map.entry(OrderNotice.DUPLICATE, 3L),
                        Map.entry(OrderNotice.CONFLICT, 2L),
                        Map.entry(OrderNotice.UNMATCHED, 1L),
                        Map.entry(OrderNotice.EXCESS, 1L),
                        Map.entry(OrderNotice.BEYOND_LIMIT, 0L));
    }

    @Test
    void aThousandRefundsAreJudgedAndThoseAfterThemAreExcess() throws Exception {
        orders.close();
        orders = new OrdersHarness(StateStore.HEAP); // Each refund reads all before it.
        orders.sees(purchase("p").at("10:00").of(5_000, "mug", "1"));
        for (int i = 0; i < 1_000; i++) {
            orders.sees(refund("r-" + i).at("11:00").of(1, "mug", "1"));
        }
        assertThat(orders.rows()).noneMatch(OrderRow::excess);

        orders.sees(refund("one-more").at("11:30").of(2, "mug", "1"));

        assertThat(orders.rows())
                .extracting(OrderRow::eventId, OrderRow::excess, OrderRow::refunded, OrderRow::excessRefunded)
                .endsWith(tuple("one-more", true, BigDecimal.ZERO, new BigDecimal("2")));
        assertThat(orders.changes()).hasSize(1_002);
        assertThat(orders.counted()).containsEntry(OrderNotice.BEYOND_LIMIT, 1L);
        orders.watermark(Instant.parse("2026-03-02T11:30:00Z").plus(OrdersHarness.SETTINGS.retention()));
        orders.assertNothingLeft();
    }

    private static OrderLine line(String item, long units, String gross, String discount, String refunded) {
        return new OrderLine(
                item,
                "kitchen",
                null,
                units,
                new BigDecimal(gross),
                new BigDecimal(discount),
                new BigDecimal(refunded));
    }
}
