/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.RefreshInterval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals of 60 milliseconds and a half-life of 1,000. */
class DrawAggregationTest {

    private static final HalfLife HALF_LIFE = new HalfLife(1_000);

    private final DrawAggregation aggregation = new DrawAggregation(new RefreshInterval(60), HALF_LIFE);

    @Test
    void anItemIsSentOncePerIntervalHoweverMuchItDraws() {
        for (int event = 0; event < 1_000; event++) {
            draw(0, 1, Long.MIN_VALUE);
        }
        draw(60, 1, Long.MIN_VALUE);

        assertThat(drained())
                .containsExactly(gain(60, 60, 1_000 * HALF_LIFE.growth(0)), gain(120, 120, HALF_LIFE.growth(60)));
        assertThat(drained()).isEmpty();
    }

    @Test
    void whatCeasesToCountBeforeItWasSentLeavesNothing() {
        draw(10, 1, Long.MIN_VALUE);
        draw(10, -1, Long.MIN_VALUE);

        assertThat(drained()).isEmpty();
    }

    @Test
    void whatComesLateCountsInTheOpenIntervalByItsOwnTime() {
        draw(10, 1, 130);

        assertThat(drained()).containsExactly(gain(180, 60, HALF_LIFE.growth(10)));
    }

    @Test
    void ofLateEventsAndOthersTheNewestIsTold() {
        draw(130, 1, 130);
        draw(10, 1, 130);
        draw(70, 1, 130);

        assertThat(drained())
                .containsExactly(gain(180, 180, HALF_LIFE.growth(10) + HALF_LIFE.growth(70) + HALF_LIFE.growth(130)));
    }

    private void draw(long time, int sign, long watermark) {
        aggregation.add(new Draw("kitchen", "mug", time, Interest.VIEW, sign), watermark);
    }

    private static CategoryAttention gain(long end, long newest, long views) {
        return new CategoryAttention(
                "kitchen", "mug", end, newest, new Attention(List.of(new AttentionPeriod(0, views, 0, 0))));
    }

    private List<CategoryAttention> drained() {
        List<CategoryAttention> drained = new ArrayList<>();
        aggregation.drainTo((gain, time) -> drained.add(gain));
        return drained;
    }
}
