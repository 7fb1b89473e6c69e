/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SalesRateTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant START = time("10:00");

    private final SalesRate rate = new SalesRate(WEEK);

    @Test
    void nothingBoughtIsNoRate() {
        assertThat(perDay(SalesTally.NOTHING, START, START)).isNull();
    }

    /** 5 units over ∫ 2^(−t/7) dt from 0 to 1, which is 7 / ln 2 · (1 − 2^(−1/7)) = 0.952084 days. */
    @Test
    void anItemIsWatchedForADayAtLeast() {
        SalesTally tally = bought(START, 5);

        assertThat(perDay(tally, START, START))
                .isCloseTo(new BigDecimal("5.251637"), within(new BigDecimal("0.00001")));
        assertThat(perDay(tally, START.minus(Duration.ofDays(1)), START)).isEqualTo(perDay(tally, START, START));
    }

    @Test
    void steadySalesAreTheirOwnMeanHoweverLongTheyLast() {
        for (int days : new int[] {2, 7, 30, 120}) {
            SalesTally tally = SalesTally.NOTHING;
            for (int hour = 0; hour < days * 24; hour++) {
                Instant halfPast = START.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(30));
                tally = rate.plus(tally, bought(halfPast, 10));
            }

            BigDecimal perDay = perDay(tally, START, START.plus(Duration.ofDays(days)));

            assertThat(perDay).as("%d days", days).isCloseTo(new BigDecimal("240"), within(new BigDecimal("0.01")));
        }
    }

    @Test
    void aPurchaseCountsHalfAfterAHalfLife() {
        SalesTally tally = bought(START, 1_000);
        Instant longAgo = START.minus(Duration.ofDays(10_000));

        BigDecimal now = Objects.requireNonNull(perDay(tally, longAgo, START));
        BigDecimal later = Objects.requireNonNull(perDay(tally, longAgo, START.plus(WEEK)));

        assertThat(later.multiply(BigDecimal.valueOf(2))).isCloseTo(now, within(new BigDecimal("0.00001")));
    }

    @Test
    void aPurchaseThatIsTakenBackLeavesNothing() {
        SalesTally tally = rate.plus(bought(START, 5), bought(START, -5));

        assertThat(tally.periods()).isEmpty();
        assertThat(perDay(tally, START, START)).isNull();
    }

    /** One that is superseded counts nothing, whether it was counted for a while before or not. */
    @Test
    void aPurchaseThatDoesNotCountIsKnownAllTheSame() {
        Instant later = START.plus(WEEK);

        SalesTally counted = rate.plus(rate.plus(bought(START, 5), bought(later, 3)), bought(later, -3));
        SalesTally never = rate.plus(bought(START, 5), bought(later, 0));

        assertThat(counted).isEqualTo(never);
        assertThat(never.oldest()).isEqualTo(START.toEpochMilli());
        assertThat(never.newest()).isEqualTo(later.toEpochMilli());
    }

    @Test
    void isForgottenWhenNothingOfItCounts() {
        assertThat(rate.forgottenAt(bought(START, 5)))
                .isEqualTo(START.plus(WEEK.multipliedBy(20)).toEpochMilli());
    }

    /** Its half-life is the 20th before that of the time asked for, counted from the epoch. */
    @Test
    void whatWasBoughtTwentyHalfLivesAgoCountsNoLonger() {
        Instant begin = Instant.EPOCH.plus(WEEK.multipliedBy(2_900));
        SalesTally tally = bought(begin, 1_000_000_000);

        assertThat(perDay(tally, begin, begin.plus(WEEK.multipliedBy(20)).minusMillis(1)))
                .isEqualTo(new BigDecimal("94.433899"));
        assertThat(perDay(tally, begin, begin.plus(WEEK.multipliedBy(20)))).isNull();
    }

    @Test
    void noMoreHalfLivesAreKeptThanCount() {
        SalesTally tally = SalesTally.NOTHING;
        for (int week = 0; week < 100; week++) {
            tally = rate.plus(tally, bought(START.plus(WEEK.multipliedBy(week)), 1));
        }

        assertThat(tally.periods()).hasSize(20);
        assertThat(rate.plus(tally, bought(START, 1))).isEqualTo(tally);
    }

    @Test
    void withAnotherHalfLifeTheTallyBeginsAnew() {
        SalesTally tally = bought(START, 5);
        SalesRate daily = new SalesRate(Duration.ofDays(1));

        assertThat(daily.perDay(tally, START.toEpochMilli(), START.toEpochMilli()))
                .isNull();
        SalesTally ofADay = daily.tally(START.toEpochMilli(), 3);
        assertThat(daily.plus(tally, ofADay)).isEqualTo(ofADay);
        assertThat(daily.plus(ofADay, tally)).isEqualTo(ofADay);
        // Numbers of longer half-lives are smaller, and would seem long ago; those of shorter ones would not.
        assertThat(rate.plus(tally, ofADay)).isEqualTo(tally);
        assertThat(rate.plus(ofADay, tally)).isEqualTo(tally);
        assertThat(perDay(ofADay, START, START)).isNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfPurchasesDoesNotMatterAndTheRateIsThatOfTheFormula(long seed) {
        Random random = new Random(seed);
        List<Map.Entry<Long, Long>> sales = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long time = START.toEpochMilli()
                    + (long) (random.nextDouble() * Duration.ofDays(60).toMillis());
            sales.add(Map.entry(time, 1L + random.nextInt(50)));
        }
        Instant asOf = START.plus(Duration.ofDays(60));
        SalesTally inOrder = tally(sales);

        Collections.shuffle(sales, random);

        assertThat(tally(sales)).as("seed %d", seed).isEqualTo(inOrder);
        assertThat(Objects.requireNonNull(perDay(inOrder, START, asOf)).doubleValue())
                .as("seed %d", seed)
                .isCloseTo(formula(sales, START, asOf), within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"10, 4, 2.5", "10, 3, 3.33", "0, 3, 0", "-5, 3, 0", "100, 0.5, 200"})
    void daysOfCoverAreWhatIsAvailableOverTheRate(long available, BigDecimal perDay, BigDecimal days) {
        assertThat(SalesRate.daysOfCover(available, perDay)).isEqualTo(days);
    }

    @Test
    void withoutARateThereIsNoCover() {
        assertThat(SalesRate.daysOfCover(10, null)).isNull();
    }

    @Test
    void aHalfLifeOfNothingIsRefused() {
        assertThatThrownBy(() -> new SalesRate(Duration.ZERO))
                .hasMessage("the half-life of the sales rate must be at least a millisecond, but is PT0S");
        assertThat(new SalesRate(Duration.ofMillis(1)).tally(7, 2).periods()).containsExactly(Map.entry(7L, 2L << 20));
    }

    private SalesTally bought(Instant time, long units) {
        return rate.tally(time.toEpochMilli(), units);
    }

    private @Nullable BigDecimal perDay(SalesTally tally, Instant since, Instant asOf) {
        return rate.perDay(tally, since.toEpochMilli(), asOf.toEpochMilli());
    }

    private SalesTally tally(List<Map.Entry<Long, Long>> sales) {
        SalesTally tally = SalesTally.NOTHING;
        for (Map.Entry<Long, Long> sale : sales) {
            tally = rate.plus(tally, rate.tally(sale.getKey(), sale.getValue()));
        }
        return tally;
    }

    private static double formula(List<Map.Entry<Long, Long>> sales, Instant since, Instant asOf) {
        double halfLife = WEEK.toMillis();
        double units = 0;
        for (Map.Entry<Long, Long> sale : sales) {
            units += sale.getValue() * Math.pow(2, -(asOf.toEpochMilli() - sale.getKey()) / halfLife);
        }
        double watched = Math.max(Duration.ofDays(1).toMillis(), asOf.toEpochMilli() - since.toEpochMilli());
        return units / (7 / Math.log(2) * (1 - Math.pow(2, -watched / halfLife)));
    }
}
