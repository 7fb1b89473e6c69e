/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.metrics.Granularity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunnelAggregationTest {

    private static final long TEN = time("10:00").toEpochMilli();
    private static final long ELEVEN = time("11:00").toEpochMilli();

    private final FunnelAggregation aggregation = new FunnelAggregation();

    @Test
    void theShoppersOfAWindowBecomeOneGain() {
        aggregation.add(new FunnelChange(Granularity.HOUR, TEN, ELEVEN, 0, 1, time("10:05")), Long.MIN_VALUE);
        aggregation.add(new FunnelChange(Granularity.DAY, TEN, ELEVEN, 0, 4, time("10:06")), Long.MIN_VALUE);
        aggregation.add(new FunnelChange(Granularity.HOUR, TEN, ELEVEN, 0, 3, time("10:09")), Long.MIN_VALUE);
        aggregation.add(new FunnelChange(Granularity.HOUR, TEN, ELEVEN, 1, 3, time("10:07")), Long.MIN_VALUE);
        assertThat(aggregation.size()).isEqualTo(2);

        assertThat(drained())
                .containsExactly(
                        new FunnelGain(
                                new FunnelWindow("HOUR", TEN), ELEVEN, new FunnelCounts(2, 2, 2, 0, time("10:09"))),
                        new FunnelGain(
                                new FunnelWindow("DAY", TEN), ELEVEN, new FunnelCounts(1, 1, 1, 1, time("10:06"))));
        assertThat(aggregation.size()).isZero();
        assertThat(drained()).isEmpty();
    }

    @Test
    void aShopperWhoIsTakenBackCountsNoMore() {
        aggregation.add(new FunnelChange(Granularity.HOUR, TEN, ELEVEN, 0, 3, time("10:05")), Long.MIN_VALUE);
        aggregation.add(new FunnelChange(Granularity.HOUR, TEN, ELEVEN, 2, 0, time("10:05")), Long.MIN_VALUE);

        assertThat(drained())
                .containsExactly(new FunnelGain(
                        new FunnelWindow("HOUR", TEN), ELEVEN, new FunnelCounts(0, 0, 1, 0, time("10:05"))));
    }

    private List<FunnelGain> drained() {
        List<FunnelGain> gains = new ArrayList<>();
        aggregation.drainTo((gain, at) -> {
            assertThat(at).isEqualTo(TEN);
            gains.add(gain);
        });
        return gains;
    }
}
