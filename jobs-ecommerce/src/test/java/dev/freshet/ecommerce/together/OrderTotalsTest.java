/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTotalsTest {

    private @Nullable OrderTotals totals;

    @Test
    void isWhatWasToldLastUntilThatTime() {
        told(60, 1, Long.MIN_VALUE);
        told(120, 5, Long.MIN_VALUE);

        assertThat(asOf(60)).isEqualTo(1);
        assertThat(asOf(119)).isEqualTo(1);
        assertThat(asOf(120)).isEqualTo(5);
        assertThat(asOf(Long.MAX_VALUE)).isEqualTo(5);
    }

    @Test
    void keepsTheNewestOfThePastAndAllOfTheFuture() {
        told(60, 1, 10);
        told(120, 2, 10);
        told(180, 3, 130);
        told(240, 4, 130);

        assertThat(totals).extracting(known -> known.told().size()).isEqualTo(3);
        assertThat(asOf(130)).isEqualTo(2);
        assertThat(asOf(240)).isEqualTo(4);
    }

    /** After a restore the watermark begins anew, at a time whose totals are forgotten. */
    @Test
    void isTheOldestThatIsKnownWhereAllAreLater() {
        told(60, 1, Long.MIN_VALUE);
        told(120, 5, 130);
        told(180, 7, 130);

        assertThat(asOf(119)).isEqualTo(5);
    }

    /** After a restore the watermark begins anew, and one that comes then counts all that were counted before. */
    @Test
    void anOlderOneThatIsToldLaterHolds() {
        told(120, 5, Long.MIN_VALUE);
        told(60, 4, Long.MIN_VALUE);

        assertThat(asOf(60)).isEqualTo(4);
        assertThat(asOf(120)).isEqualTo(4);
    }

    private void told(long end, long orders, long watermark) {
        totals = OrderTotals.of(totals, new ItemOrders("mug", end, orders), watermark);
    }

    private @Nullable Long asOf(long time) {
        ItemOrders total = totals == null ? null : totals.asOf(time);
        return total == null ? null : total.orders();
    }
}
