/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However events come, the lists are the same to the last digit, and those of a batch computation. */
class TrendingOfAnyArrivalTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(4);
    private static final Duration HALF_LIFE = Duration.ofHours(7);
    private static final int MOST = 3;
    private static final Instant AS_OF = FROM.plus(SPAN).plus(Duration.ofMinutes(1));
    private static final TrendingRanking RANKING =
            new TrendingRanking(new HalfLife(HALF_LIFE.toMillis()), new InterestWeights(1, 3, 5), 20, 1e-6);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void listsEqualTheBatch(long seed) {
        Random random = new Random(seed);
        List<RandomInterest.Happened> events = RandomInterest.events(random, 600, FROM, SPAN);
        events.sort(Comparator.comparing(each -> each.event().time()));
        Map<String, List<TrendingItem>> lists = lists(events);

        assertEqualToBatch(lists, events, seed);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            shuffleButTakeBackAfterwards(events, random);
            assertThat(lists(events)).as("seed %d, shuffle %d", seed, shuffle).isEqualTo(lists);
        }
    }

    private static void assertEqualToBatch(
            Map<String, List<TrendingItem>> lists, List<RandomInterest.Happened> events, long seed) {
        Map<Interest, Double> weights = Map.of(Interest.VIEW, 1.0, Interest.CART, 3.0, Interest.PURCHASE, 5.0);
        Map<String, Map<String, Double>> expected = BatchTrending.scores(events, MOST, weights, HALF_LIFE, AS_OF);
        assertThat(lists.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
        lists.forEach((category, list) -> {
            Map<String, Double> scores = Objects.requireNonNull(expected.get(category));
            assertThat(list)
                    .as("seed %d, %s", seed, category)
                    .extracting(TrendingItem::itemId)
                    .containsExactlyElementsOf(scores.keySet().stream()
                            .sorted(Comparator.comparing((String item) -> Objects.requireNonNull(scores.get(item)))
                                    .reversed())
                            .toList());
            assertThat(list).as("seed %d, %s", seed, category).allSatisfy(item -> assertThat(
                            item.score().doubleValue())
                    .isCloseTo(Objects.requireNonNull(scores.get(item.itemId())), within(1e-6)));
        });
    }

    /** What is taken back has been booked before: both come from one operator on one key. */
    private static void shuffleButTakeBackAfterwards(List<RandomInterest.Happened> events, Random random) {
        Collections.shuffle(events, random);
        events.sort(Comparator.comparing(each -> each.sign() < 0));
    }

    private static Map<String, List<TrendingItem>> lists(List<RandomInterest.Happened> events) {
        ShopperCap cap = new ShopperCap(MOST);
        Map<String, ShopperDay> days = new HashMap<>();
        Map<String, Map<String, Attention>> categories = new TreeMap<>();
        for (RandomInterest.Happened each : events) {
            String key = each.shopper() + "/" + each.item() + "/"
                    + Math.floorDiv(
                            each.event().time().toEpochMilli(),
                            Duration.ofDays(1).toMillis());
            ShopperDay day = days.getOrDefault(key, ShopperDay.EMPTY);
            ShopperCap.Verdict verdict =
                    each.sign() > 0 ? cap.book(day, each.event()) : cap.takeBack(day, each.event());
            days.put(key, verdict.day());
            verdict.begins().forEach(event -> count(each.item(), event, 1, categories));
            verdict.ceases().forEach(event -> count(each.item(), event, -1, categories));
        }
        Map<String, List<TrendingItem>> lists = new TreeMap<>();
        categories.forEach((category, items) ->
                lists.put(category, RANKING.rank(new ArrayList<>(items.entrySet()), AS_OF.toEpochMilli())));
        return lists;
    }

    private static void count(
            String item, ShopperInterest event, int sign, Map<String, Map<String, Attention>> categories) {
        categories
                .computeIfAbsent(event.category(), category -> new HashMap<>())
                .merge(
                        item,
                        Attention.of(event.interest(), event.time().toEpochMilli(), sign, RANKING.halfLife()),
                        Attention::plus);
    }
}
