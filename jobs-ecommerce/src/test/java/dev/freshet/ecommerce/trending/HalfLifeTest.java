/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfLifeTest {

    private static final HalfLife SIX_HOURS = new HalfLife(Duration.ofHours(6).toMillis());
    private static final InterestWeights WEIGHTS = new InterestWeights(1, 3, 5);

    @Test
    void anEventCountsItsWeightAtItsOwnTime() {
        assertThat(score("2026-03-02T06:00:00Z", of(Interest.VIEW, "2026-03-02T06:00:00Z")))
                .isEqualTo(1);
        assertThat(score("2026-03-02T06:00:00Z", of(Interest.CART, "2026-03-02T06:00:00Z")))
                .isEqualTo(3);
        assertThat(score("2026-03-02T06:00:00Z", of(Interest.PURCHASE, "2026-03-02T06:00:00Z")))
                .isEqualTo(5);
        assertThat(score("2026-03-02T10:17:00Z", of(Interest.VIEW, "2026-03-02T10:17:00Z")))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void halfOfItIsLeftAfterEachHalfLife() {
        Attention view = of(Interest.VIEW, "2026-03-02T10:17:00Z");

        assertThat(score("2026-03-02T16:17:00Z", view)).isCloseTo(0.5, within(1e-9));
        assertThat(score("2026-03-02T22:17:00Z", view)).isCloseTo(0.25, within(1e-9));
        assertThat(score("2026-03-02T13:17:00Z", view)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void nothingChangesAtTheBorderOfAPeriod() {
        Attention view = of(Interest.VIEW, "2026-03-02T11:59:59.999Z");

        assertThat(score("2026-03-02T11:59:59.999Z", view)).isCloseTo(1, within(1e-9));
        assertThat(score("2026-03-02T12:00:00Z", view)).isCloseTo(1, within(1e-7));
        assertThat(score("2026-03-02T12:00:00.001Z", of(Interest.VIEW, "2026-03-02T12:00:00Z")))
                .isCloseTo(1, within(1e-7));
    }

    @Test
    void anEventCountsForFortyPeriodsAndNoLonger() {
        Attention view = of(Interest.VIEW, "2026-03-02T06:00:00Z");
        Instant end =
                Instant.parse("2026-03-02T06:00:00Z").plus(Duration.ofHours(6).multipliedBy(40));
        long period = SIX_HOURS.period(millis("2026-03-02T06:00:00Z"));

        assertThat(SIX_HOURS.score(view, WEIGHTS, end.toEpochMilli() - 1)).isCloseTo(0x1p-40, within(1e-18));
        assertThat(SIX_HOURS.score(view, WEIGHTS, end.toEpochMilli())).isZero();
        assertThat(SIX_HOURS.forgottenAt(period)).isEqualTo(end.toEpochMilli());
        assertThat(SIX_HOURS.firstThatCounts(end.toEpochMilli() - 1)).isEqualTo(period);
        assertThat(SIX_HOURS.firstThatCounts(end.toEpochMilli())).isEqualTo(period + 1);
    }

    @Test
    void aCenturyAfterTheEpochNothingHasOverflowed() {
        assertThat(score("2099-12-31T23:59:59Z", of(Interest.VIEW, "2099-12-31T23:59:59Z")))
                .isCloseTo(1, within(1e-9));
        assertThat(score("1990-01-01T00:00:00Z", of(Interest.VIEW, "1990-01-01T00:00:00Z")))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void millionsOfEventsInOnePeriodAreAddedUpExactly() {
        long one = SIX_HOURS.growth(millis("2026-03-02T11:59:59.999Z"));
        long period = SIX_HOURS.period(millis("2026-03-02T11:59:59.999Z"));
        Attention crowd = new Attention(List.of(new AttentionPeriod(period, one * 4_000_000_000L, 0, 0)));

        assertThat(one * 4_000_000_000L).isPositive();
        assertThat(score("2026-03-02T12:00:00Z", crowd)).isCloseTo(4e9, within(400.0));
    }

    @Test
    void aHalfLifeHasALengthAndAWeightIsAFiniteNumber() {
        assertThatThrownBy(() -> new HalfLife(0)).hasMessageContaining("at least a millisecond");
        assertThatThrownBy(() -> new InterestWeights(1, Double.NaN, 5)).hasMessageContaining("a cart");
        assertThatThrownBy(() -> new InterestWeights(1, 3, -1)).hasMessageContaining("a purchase");
        assertThatThrownBy(() -> new InterestWeights(Double.POSITIVE_INFINITY, 3, 5))
                .hasMessageContaining("a view");
    }

    @Test
    void theShortestHalfLifeIsAMillisecondAndAnInterestMayWeighNothing() {
        assertThat(new HalfLife(1).period(5)).isEqualTo(5);
        assertThat(new InterestWeights(0, 0, 0).of(new AttentionPeriod(1, 7, 7, 7)))
                .isZero();
    }

    private static Attention of(Interest interest, String time) {
        return Attention.of(interest, millis(time), 1, SIX_HOURS);
    }

    private static double score(String asOf, Attention attention) {
        return SIX_HOURS.score(attention, WEIGHTS, millis(asOf));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
