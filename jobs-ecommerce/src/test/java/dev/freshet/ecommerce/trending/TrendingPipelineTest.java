/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.PipelineInputs;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.result.Disorder;
import dev.freshet.testkit.result.FinalRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four days of eight shoppers of whom three events about an item count on a day; most events are late. */
final class TrendingPipelineTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(4);
    private static final Duration HALF_LIFE = Duration.ofHours(7);
    private static final int MOST = 3;
    private static final Map<Interest, Double> WEIGHTS =
            Map.of(Interest.VIEW, 1.0, Interest.CART, 3.0, Interest.PURCHASE, 5.0);

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void theListsEndAsAPlainRecomputationHasThem(RunSettings settings, long seed) throws Exception {
        List<RandomInterest.Happened> all = RandomInterest.events(new Random(seed), 1_500, FROM, SPAN);
        List<RandomInterest.Happened> arrivals = arrivals(all, seed);

        Map<String, TrendingRow> lists =
                FinalRows.newest(run(arrivals, settings), TrendingRow::category, TrendingRow::revision);

        assertThat(lists).as("seed %d", seed).containsOnlyKeys("category-0", "category-1");
        lists.forEach((category, row) -> assertEqualToBatch(row, all, seed));
    }

    /** As of the end of the minute of the category's newest event, of those that are taken back too. */
    private static void assertEqualToBatch(TrendingRow row, List<RandomInterest.Happened> all, long seed) {
        Instant newest = all.stream()
                .map(RandomInterest.Happened::event)
                .filter(event -> event.category().equals(row.category()))
                .map(ShopperInterest::time)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant asOf = newest.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        Map<String, Double> scores = Objects.requireNonNull(
                BatchTrending.scores(all, MOST, WEIGHTS, HALF_LIFE, asOf).get(row.category()));

        assertThat(row.updatedAt()).as("seed %d", seed).isEqualTo(asOf);
        assertThat(row.items())
                .as("seed %d, %s", seed, row.category())
                .extracting(TrendingItem::itemId)
                .containsExactlyElementsOf(scores.keySet().stream()
                        .sorted(comparing((String item) -> Objects.requireNonNull(scores.get(item)))
                                .reversed())
                        .toList());
        assertThat(row.items()).as("seed %d, %s", seed, row.category()).allSatisfy(item -> assertThat(
                        item.score().doubleValue())
                .isCloseTo(Objects.requireNonNull(scores.get(item.itemId())), within(1e-6)));
    }

    /** Out of order; but what is taken back was booked just before, since both come from one operator on one key. */
    private static List<RandomInterest.Happened> arrivals(List<RandomInterest.Happened> all, long seed) {
        List<RandomInterest.Happened> happened =
                all.stream().filter(each -> each.sign() > 0).toList();
        List<RandomInterest.Happened> arrivals = new ArrayList<>();
        for (RandomInterest.Happened each : new Disorder(seed, Duration.ofMinutes(59), 0)
                .of(happened, each -> each.event().time())) {
            arrivals.add(each);
            all.stream()
                    .filter(other -> other.sign() < 0 && other.event().equals(each.event()))
                    .forEach(arrivals::add);
        }
        return arrivals;
    }

    private static List<TrendingRow> run(List<RandomInterest.Happened> arrivals, RunSettings settings)
            throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        List<ShopperEvent> events = arrivals.stream()
                .filter(each -> each.sign() > 0)
                .map(TrendingPipelineTest::event)
                .toList();
        List<OrderChange> orders = arrivals.stream()
                .filter(each -> each.event().interest() == Interest.PURCHASE)
                .map(TrendingPipelineTest::order)
                .toList();
        Collected<TrendingRow> rows = run.collect(
                "rows",
                TrendingPipeline.build(
                        PipelineInputs.events(run, events),
                        // One transaction after another in its order, as they come from the orders' operator.
                        PipelineInputs.orderChanges(run, orders).keyBy(OrderChange::transactionId, Types.STRING),
                        settings()));
        run.execute();
        return rows.values();
    }

    private static TrendingSettings settings() {
        return new TrendingWith()
                .most(MOST)
                .halfLife(HALF_LIFE)
                .preAggregation(PipelineInputs.SMALL_SUMS)
                .settings();
    }

    private static ShopperEvent event(RandomInterest.Happened happened) {
        ShopperInterest interest = happened.event();
        EventName name =
                switch (interest.interest()) {
                    case VIEW -> EventName.VIEW_ITEM;
                    case CART -> EventName.ADD_TO_CART;
                    case PURCHASE -> EventName.PURCHASE;
                };
        return new ShopperEvent(
                happened.shopper(),
                Happening.of(name, interest.eventId())
                        .user(happened.shopper())
                        .at(interest.time().toString())
                        .item(happened.item(), interest.category())
                        .event());
    }

    private static OrderChange order(RandomInterest.Happened happened) {
        ShopperInterest interest = happened.event();
        OrderLine line = new OrderLine(
                happened.item(), interest.category(), null, 1, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO);
        return new OrderChange(
                "t-" + interest.eventId(),
                interest.eventId(),
                interest.time(),
                OrderType.PURCHASE,
                happened.sign(),
                happened.shopper(),
                "EUR",
                List.of(line));
    }
}
