/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.orders.OrderType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketAggregationTest {

    private final BasketAggregation aggregation = new BasketAggregation(new RefreshInterval(60));

    @Test
    void aBasketCountsForAllOrdersForEachItemAndForEachPairBothWays() {
        add(1, List.of("mug", "spoon"), 0);

        assertThat(drained())
                .containsExactly(
                        counts(BasketCounts.ALL_ORDERS, 60, 1),
                        counts("mug", 60, 1, new PartnerCount("spoon", 1)),
                        counts("spoon", 60, 1, new PartnerCount("mug", 1)));
    }

    @Test
    void anItemIsSentOncePerIntervalHoweverManyOrdersHaveIt() {
        for (int order = 0; order < 1_000; order++) {
            add(1, List.of("best-seller", "item-" + order % 2), 0);
        }
        add(1, List.of("best-seller"), 60);

        assertThat(drained())
                .filteredOn(counts -> counts.itemId().equals("best-seller"))
                .containsExactly(
                        counts(
                                "best-seller",
                                60,
                                1_000,
                                new PartnerCount("item-0", 500),
                                new PartnerCount("item-1", 500)),
                        counts("best-seller", 120, 1));
    }

    @Test
    void whatComesLateCountsInTheIntervalThatIsOpen() {
        aggregation.add(OrderChanges.of("t-1", Instant.ofEpochMilli(10), OrderType.PURCHASE, 1, List.of("mug")), 59);

        assertThat(drained()).containsExactly(counts(BasketCounts.ALL_ORDERS, 120, 1), counts("mug", 120, 1));
    }

    @Test
    void anOrderThatIsTakenBackBeforeItWasSentLeavesNoItem() {
        add(1, List.of("mug", "spoon"), 0);
        add(-1, List.of("mug", "spoon"), 0);

        assertThat(drained()).containsExactly(counts(BasketCounts.ALL_ORDERS, 60, 0));
    }

    @Test
    void anOrderThatIsReplacedByAnotherOfTheSameItemSendsWhatDiffers() {
        add(-1, List.of("mug", "spoon"), 0);
        add(1, List.of("mug", "plate"), 0);

        assertThat(drained())
                .contains(
                        counts(BasketCounts.ALL_ORDERS, 60, 0),
                        counts("mug", 60, 0, new PartnerCount("spoon", -1), new PartnerCount("plate", 1)));
    }

    @Test
    void itIsEmptyAfterwards() {
        add(1, List.of("mug", "spoon"), 0);
        assertThat(aggregation.size()).isEqualTo(5);
        drained();

        assertThat(aggregation.size()).isZero();
        assertThat(drained()).isEmpty();
    }

    private void add(int sign, List<String> items, long time) {
        aggregation.add(
                OrderChanges.of("t-1", Instant.ofEpochMilli(time), OrderType.PURCHASE, sign, items), Long.MIN_VALUE);
    }

    private static BasketCounts counts(String item, long end, long orders, PartnerCount... partners) {
        return new BasketCounts(item, end, orders, List.of(partners));
    }

    private List<BasketCounts> drained() {
        List<BasketCounts> drained = new ArrayList<>();
        aggregation.drainTo((counts, time) -> {
            assertThat(time).isEqualTo(counts.end() - 1);
            drained.add(counts);
        });
        return drained;
    }
}
