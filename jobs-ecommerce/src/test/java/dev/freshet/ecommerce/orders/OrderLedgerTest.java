/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrderLedgerTest {

    private static final Set<String> NOBODY_WAITED = Set.of();

    private final OrderLedger ledger = new OrderLedger(Duration.ofDays(7));

    @Test
    void refundsTakeFromWhatWasBoughtInTheOrderOfTheirTimes() {
        OrderEvent bought = purchase("p").of(3, "mug", "4.00").event();
        OrderEvent later = refund("r-1").at("12:00").of(2, "mug", "4.00").event();
        OrderEvent earlier = refund("r-2").at("11:00").of(2, "mug", "4.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(later, earlier), NOBODY_WAITED);

        assertThat(verdicts).containsOnly(Map.entry("r-2", matched(0)), Map.entry("r-1", matched(1)));
    }

    @Test
    void refundsOfTheSameInstantTakeInTheOrderOfTheirIds() {
        OrderEvent bought = purchase("p").of(1, "mug", "4.00").event();
        OrderEvent second = refund("r-b").at("11:00").of(1, "mug", "4.00").event();
        OrderEvent first = refund("r-a").at("11:00").of(1, "mug", "4.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(second, first), NOBODY_WAITED);

        assertThat(verdicts).containsOnly(Map.entry("r-a", matched(0)), Map.entry("r-b", matched(1)));
    }

    @Test
    void linesOfOneItemAddUpOnBothSides() {
        OrderEvent bought = purchase("p")
                .of(2, "mug", "4.00")
                .of(9, "cup", "1.00")
                .of(1, "mug", "3.00")
                .event();
        OrderEvent returned =
                refund("r").of(2, "mug", "4.00").of(2, "mug", "3.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(returned), NOBODY_WAITED);

        assertThat(verdicts).containsOnly(Map.entry("r", matched(0, 1)));
    }

    @Test
    void anItemThatWasNotBoughtIsAllExcess() {
        OrderEvent bought = purchase("p").of(5, "mug", "4.00").event();
        OrderEvent returned =
                refund("r").of(2, "plate", "9.00").of(5, "mug", "4.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(returned), NOBODY_WAITED);

        assertThat(verdicts).containsOnly(Map.entry("r", matched(2, 0)));
    }

    @Test
    void unitsAreComparedWhateverThePriceOrCurrency() {
        OrderEvent bought = purchase("p").currency("EUR").of(2, "mug", "4.00").event();
        OrderEvent returned = refund("r").currency("GBP").of(3, "mug", "99.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(returned), NOBODY_WAITED);

        assertThat(verdicts).containsOnly(Map.entry("r", matched(1)));
    }

    @Test
    void aPurchaseMatchesUpToExactlyTheWaitAfterTheRefund() {
        OrderEvent refund =
                refund("r").at("2026-03-02T10:00:00Z").of(1, "mug", "4.00").event();
        OrderEvent atTheEnd =
                purchase("p").at("2026-03-09T10:00:00Z").of(1, "mug", "4.00").event();
        OrderEvent justAfter = purchase("p")
                .at("2026-03-09T10:00:00.000000001Z")
                .of(1, "mug", "4.00")
                .event();

        assertThat(ledger.judge(atTheEnd, List.of(refund), NOBODY_WAITED)).containsOnly(Map.entry("r", matched(0)));
        assertThat(ledger.judge(justAfter, List.of(refund), NOBODY_WAITED)).isEmpty();
        assertThat(ledger.judge(justAfter, List.of(refund), Set.of("r"))).containsOnly(Map.entry("r", unmatched(0)));
    }

    @Test
    void withoutAPurchaseARefundIsJudgedOnlyWhenItHasWaited() {
        OrderEvent waits = refund("r-1").at("10:00").of(1, "mug", "4.00").event();
        OrderEvent waited = refund("r-2").at("09:00").of(7, "mug", "4.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(null, List.of(waits, waited), Set.of("r-2"));

        assertThat(verdicts).containsOnly(Map.entry("r-2", unmatched(0)));
    }

    @Test
    void anUnmatchedRefundTakesNothingFromWhatWasBought() {
        OrderEvent unmatched =
                refund("r-1").at("2026-03-01T09:00:00Z").of(1, "mug", "4.00").event();
        OrderEvent bought =
                purchase("p").at("2026-03-08T10:00:00Z").of(1, "mug", "4.00").event();
        OrderEvent matched =
                refund("r-2").at("2026-03-08T11:00:00Z").of(1, "mug", "4.00").event();

        Map<String, RefundVerdict> verdicts = ledger.judge(bought, List.of(matched, unmatched), Set.of("r-1"));

        assertThat(verdicts).containsOnly(Map.entry("r-1", unmatched(0)), Map.entry("r-2", matched(0)));
    }

    private static RefundVerdict matched(long... excess) {
        return new RefundVerdict(false, Arrays.stream(excess).boxed().toList());
    }

    private static RefundVerdict unmatched(long... excess) {
        return new RefundVerdict(true, Arrays.stream(excess).boxed().toList());
    }
}
