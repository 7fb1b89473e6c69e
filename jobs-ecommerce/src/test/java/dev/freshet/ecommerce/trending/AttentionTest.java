/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

    @Test
    void periodsAreAddedByNumberAndStaySorted() {
        Attention one = attention(period(1, 10, 0, 0), period(3, 0, 5, 0));
        Attention other = attention(period(2, 1, 1, 1), period(3, 0, 1, 7), period(4, 2, 0, 0));

        assertThat(one.plus(other))
                .isEqualTo(attention(period(1, 10, 0, 0), period(2, 1, 1, 1), period(3, 0, 6, 7), period(4, 2, 0, 0)))
                .isEqualTo(other.plus(one));
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        HalfLife halfLife = new HalfLife(1_000);
        Attention purchase = Attention.of(Interest.PURCHASE, 1_234, 1, halfLife);

        assertThat(purchase.plus(Attention.of(Interest.PURCHASE, 1_234, -1, halfLife)))
                .isEqualTo(Attention.NONE);
        assertThat(Attention.NONE.isNothing()).isTrue();
        assertThat(purchase.isNothing()).isFalse();
    }

    @Test
    void periodsBeforeOneAreLeftOut() {
        Attention attention = attention(period(1, 1, 0, 0), period(2, 1, 0, 0), period(3, 1, 0, 0));

        assertThat(attention.since(2)).isEqualTo(attention(period(2, 1, 0, 0), period(3, 1, 0, 0)));
        assertThat(attention.since(1)).isEqualTo(attention);
        assertThat(attention.since(4)).isEqualTo(Attention.NONE);
    }

    /** Periods 4 and 5 of a second begin within one period of two; 8 begins at the start of its own. */
    @Test
    void underAnotherHalfLifeEachPeriodIsWorthAtItsStartWhatItWas() {
        HalfLife former = new HalfLife(1_000);
        HalfLife now = new HalfLife(2_000);
        Attention attention = attention(period(4, 1_000, 0, 0), period(5, 1_000, 200, 0), period(8, 0, 0, 300));

        Attention rescaled = attention.rescaled(former, now);

        // Half a half-life into its period, what counts 1 at its own time has grown to the root of 2 since the period
        // began.
        assertThat(rescaled).isEqualTo(attention(period(2, 1_000 + 1_414, 283, 0), period(4, 0, 0, 300)));
    }

    private static AttentionPeriod period(long number, long views, long carts, long purchases) {
        return new AttentionPeriod(number, views, carts, purchases);
    }

    private static Attention attention(AttentionPeriod... periods) {
        return new Attention(List.of(periods));
    }
}
