/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.InventoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of arrival within the allowed lateness, the end is that of a batch computation. */
final class StockOfAnyArrivalTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration LATENESS = Duration.ofHours(1);
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final int STORIES = 200;
    private static final InventoryType[] TYPES = InventoryType.values();

    /** The watermark lets nothing pass that could come late: row by row and alert by alert it is the batch. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void outOfOrderEveryRowAndAlertIsThatOfTheBatch(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < STORIES; number++) {
            List<InventoryMovement> movements = movements(random);
            NavigableMap<Instant, ReorderPoint> reorderPoints = reorderPoints(random);
            BatchStock batch = new BatchStock(movements, reorderPoints);
            Duration wait = Duration.ofMinutes(1 + random.nextInt(90));

            StockInMemory stock = run(movements, reorderPoints, false, wait, wait, random);

            assertThat(stock.rows)
                    .as("seed %d, story %d", seed, number)
                    .extracting(row -> new BatchStock.Balance(row.updatedAt(), row.onHand(), row.reserved()))
                    .isEqualTo(batch.balances(END));
            assertThat(stock.crossings)
                    .as("seed %d, story %d", seed, number)
                    .extracting(BatchStock.Alert::of)
                    .isEqualTo(batch.alerts(END));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void lateTheLastRowIsThatOfTheBatchAndNothingIsLeftOfWhatHasEnded(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < STORIES; number++) {
            List<InventoryMovement> movements = movements(random);
            NavigableMap<Instant, ReorderPoint> reorderPoints = reorderPoints(random);
            BatchStock.Balance end = new BatchStock(movements, reorderPoints).balance(END);

            StockInMemory stock = run(movements, reorderPoints, false, LATENESS, Duration.ZERO, random);

            assertThat(stock.rows.get(stock.rows.size() - 1))
                    .as("seed %d, story %d", seed, number)
                    .extracting(StockRow::onHand, StockRow::reserved, StockRow::available)
                    .containsExactly(end.onHand(), end.reserved(), end.onHand() - end.reserved());
            assertThat(stock.rows).allSatisfy(row -> assertThat(row.reserved()).isNotNegative());
            assertThat(stock.rows).extracting(StockRow::revision).isSorted().doesNotHaveDuplicates();
            assertThat(stock.reservations() == 0).isEqualTo(end.reserved() == 0);
            assertThat(firing(stock.crossings))
                    .as("seed %d, story %d", seed, number)
                    .containsExactlyInAnyOrderElementsOf(expectedAtTheEnd(end, reorderPoints, stock.crossings));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void theRateOfTheLastRowDoesNotDependOnTheOrderEither(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < STORIES; number++) {
            List<InventoryMovement> movements = movements(random);
            List<StockRow> ends = new ArrayList<>();
            for (Duration wait : List.of(LATENESS, Duration.ofMinutes(10), Duration.ZERO)) {
                StockInMemory stock = run(movements, new TreeMap<>(), true, LATENESS, wait, random);
                ends.add(stock.rows.get(stock.rows.size() - 1));
            }

            assertThat(ends.get(1).saysTheSameAs(ends.get(0)))
                    .as("seed %d, story %d: %s", seed, number, ends)
                    .isTrue();
            assertThat(ends.get(2).saysTheSameAs(ends.get(0)))
                    .as("seed %d, story %d: %s", seed, number, ends)
                    .isTrue();
        }
    }

    /**
     * Gives the movements as they come, out of order by less than {@code bound}; the watermark follows {@code wait} behind the
     * newest.
     *
     * @param sells whether every shipment is a purchase too
     */
    private static StockInMemory run(
            List<InventoryMovement> movements,
            NavigableMap<Instant, ReorderPoint> reorderPoints,
            boolean sells,
            Duration bound,
            Duration wait,
            Random random) {
        StockInMemory stock = new StockInMemory(LATENESS, reorderPoints);
        Instant newest = START;
        for (InventoryMovement movement : arrivals(movements, bound, random)) {
            stock.sees(movement);
            if (sells && movement.type() == InventoryType.SHIP) {
                stock.sells(movement.eventTime(), movement.quantity());
            }
            newest = movement.eventTime().isAfter(newest) ? movement.eventTime() : newest;
            stock.watermark(newest.minus(wait).minusMillis(1));
        }
        stock.watermark(END);
        return stock;
    }

    private record Arrival(InventoryMovement movement, Instant at) {}

    private static List<InventoryMovement> arrivals(List<InventoryMovement> movements, Duration bound, Random random) {
        return movements.stream()
                .map(movement -> new Arrival(
                        movement, movement.eventTime().plusMillis((long) (random.nextDouble() * bound.toMillis()))))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::movement)
                .toList();
    }

    /** Up to forty within four hours, on few minutes and of few reservations, the ids in any order; all ends are before END. */
    private static List<InventoryMovement> movements(Random random) {
        List<InventoryMovement> movements = new ArrayList<>();
        for (int number = 1 + random.nextInt(40); number > 0; number--) {
            InventoryType type = TYPES[random.nextInt(TYPES.length)];
            Instant time = START.plus(Duration.ofMinutes(5L * random.nextInt(48)));
            boolean names = type == InventoryType.RESERVE || type == InventoryType.RELEASE;
            boolean ships = type == InventoryType.SHIP && random.nextInt(3) > 0;
            boolean ends = type == InventoryType.RESERVE && random.nextInt(4) > 0;
            movements.add(Movement.of(type, "e-" + random.nextInt(1_000) + "-" + number, 1 + random.nextInt(9))
                    .at(time)
                    .reservation(names || ships ? "r-" + random.nextInt(4) : null)
                    .until(ends ? time.plus(Duration.ofMinutes(5L * (1 + random.nextInt(24)))) : null)
                    .event());
        }
        return movements;
    }

    private static NavigableMap<Instant, ReorderPoint> reorderPoints(Random random) {
        NavigableMap<Instant, ReorderPoint> versions = new TreeMap<>();
        for (int number = random.nextInt(4); number > 0; number--) {
            long point = random.nextInt(10);
            versions.put(
                    START.plus(Duration.ofMinutes(5L * random.nextInt(48))),
                    random.nextInt(4) == 0 ? ReorderPoint.NONE : new ReorderPoint(point, point + random.nextInt(5)));
        }
        return versions;
    }

    private static List<StockRule> firing(List<StockCrossing> crossings) {
        return crossings.stream()
                .collect(toMap(StockCrossing::rule, crossing -> crossing, (one, other) -> other))
                .values()
                .stream()
                .filter(StockCrossing::fires)
                .map(StockCrossing::rule)
                .toList();
    }

    /** Between reorder point and clear it is what it was; elsewhere what is firing at the end is told by the end alone. */
    private static List<StockRule> expectedAtTheEnd(
            BatchStock.Balance end, NavigableMap<Instant, ReorderPoint> reorderPoints, List<StockCrossing> crossings) {
        long available = end.onHand() - end.reserved();
        Map.Entry<Instant, ReorderPoint> newest = reorderPoints.lastEntry();
        ReorderPoint reorder = newest == null ? ReorderPoint.NONE : newest.getValue();
        List<StockRule> expected = new ArrayList<>();
        boolean between = !reorder.isLow(available) && !reorder.isCleared(available);
        if (between ? firing(crossings).contains(StockRule.LOW_STOCK) : reorder.isLow(available)) {
            expected.add(StockRule.LOW_STOCK);
        }
        if (available <= 0) {
            expected.add(StockRule.OUT_OF_STOCK);
        }
        if (available < 0) {
            expected.add(StockRule.OVERSOLD);
        }
        return expected;
    }
}
