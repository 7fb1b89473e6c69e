/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a half-life of a week; each input is the sales that it says. */
final class SalesAggregationTest {

    private static final SalesRate RATE = new SalesRate(Duration.ofDays(7));

    private final SalesAggregation<List<StockSale>> aggregation = new SalesAggregation<>(sales -> sales, RATE);

    @Test
    void aBestSellerIsOneRecordHoweverOftenItIsBought() {
        for (int sale = 0; sale < 1_000; sale++) {
            aggregation.add(List.of(sold("mug", "berlin", "10:00", 2)), Long.MIN_VALUE);
        }

        assertThat(aggregation.size()).isEqualTo(1);
        assertThat(drained()).containsExactly(new ItemSales("mug", "berlin", tally("10:00", 2_000)));
        assertThat(aggregation.size()).isZero();
        assertThat(drained()).isEmpty();
    }

    @Test
    void eachItemAtEachLocationHasItsOwn() {
        aggregation.add(
                List.of(
                        sold("mug", "berlin", "10:00", 1),
                        sold("mug", "paris", "10:00", 2),
                        sold("cup", "berlin", "10:00", 3)),
                Long.MIN_VALUE);

        assertThat(drained())
                .containsExactly(
                        new ItemSales("mug", "berlin", tally("10:00", 1)),
                        new ItemSales("mug", "paris", tally("10:00", 2)),
                        new ItemSales("cup", "berlin", tally("10:00", 3)));
    }

    /** That it was bought is known all the same, whether it counted for a while before or not. */
    @Test
    void whatIsTakenBackOrNeverCountedIsSentOn() {
        aggregation.add(List.of(sold("mug", "berlin", "10:00", 5)), Long.MIN_VALUE);
        aggregation.add(List.of(sold("mug", "berlin", "10:00", -5)), Long.MIN_VALUE);
        aggregation.add(List.of(sold("cup", "berlin", "10:00", 0)), Long.MIN_VALUE);

        assertThat(drained())
                .containsExactly(
                        new ItemSales("mug", "berlin", tally("10:00", 0)),
                        new ItemSales("cup", "berlin", tally("10:00", 0)));
    }

    @Test
    void isAsNewAsTheNewestOfIt() {
        aggregation.add(List.of(sold("mug", "berlin", "10:20", 1)), Long.MIN_VALUE);
        aggregation.add(List.of(sold("mug", "berlin", "10:10", 1)), Long.MIN_VALUE);
        List<Long> times = new ArrayList<>();

        aggregation.drainTo((sales, time) -> times.add(time));

        assertThat(times).containsExactly(time("10:20").toEpochMilli());
    }

    /** Over three years, so that much of it counts no longer; some is taken back. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void howSalesAreAddedUpOnTheWayDoesNotMatter(long seed) {
        Random random = new Random(seed);
        SalesTally oneByOne = SalesTally.NOTHING;
        SalesTally addedUp = SalesTally.NOTHING;
        for (int number = 0; number < 500; number++) {
            Instant at = time("10:00").minus(Duration.ofHours(random.nextInt(3 * 365 * 24)));
            long units = random.nextInt(60) - 10L;
            oneByOne = RATE.plus(oneByOne, RATE.tally(at.toEpochMilli(), units));
            aggregation.add(List.of(new StockSale("mug", "berlin", at, units)), Long.MIN_VALUE);
            if (random.nextInt(20) == 0) {
                addedUp = plusDrained(addedUp);
            }
        }

        assertThat(plusDrained(addedUp)).as("seed %d", seed).isEqualTo(oneByOne);
        assertThat(oneByOne.periods()).hasSizeGreaterThan(10);
    }

    private SalesTally plusDrained(SalesTally known) {
        SalesTally sum = known;
        for (ItemSales each : drained()) {
            sum = RATE.plus(sum, each.sales());
        }
        return sum;
    }

    private static StockSale sold(String item, String location, String clock, long units) {
        return new StockSale(item, location, time(clock), units);
    }

    private static SalesTally tally(String clock, long units) {
        return RATE.tally(time(clock).toEpochMilli(), units);
    }

    private List<ItemSales> drained() {
        List<ItemSales> drained = new ArrayList<>();
        aggregation.drainTo((sales, time) -> drained.add(sales));
        return drained;
    }
}
