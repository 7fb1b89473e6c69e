/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Slow, obvious scores: sorts all events that stand, counts the first of each shopper, item and day (UTC), and decays each by its age. */
final class BatchTrending {

    private BatchTrending() {}

    /** By category and item. */
    static Map<String, Map<String, Double>> scores(
            List<RandomInterest.Happened> all,
            int most,
            Map<Interest, Double> weights,
            Duration halfLife,
            Instant asOf) {
        Map<String, Integer> counted = new HashMap<>();
        Map<String, Map<String, Double>> scores = new TreeMap<>();
        for (RandomInterest.Happened each : standing(all)) {
            ShopperInterest event = each.event();
            String day = each.shopper() + "/" + each.item() + "/"
                    + event.time().toString().substring(0, 10);
            if (counted.merge(day, 1, Integer::sum) <= most) {
                double age = Duration.between(event.time(), asOf).toMillis() / (double) halfLife.toMillis();
                scores.computeIfAbsent(event.category(), category -> new TreeMap<>())
                        .merge(
                                each.item(),
                                Objects.requireNonNull(weights.get(event.interest())) * Math.pow(2, -age),
                                Double::sum);
            }
        }
        return scores;
    }

    private static List<RandomInterest.Happened> standing(List<RandomInterest.Happened> all) {
        List<RandomInterest.Happened> standing = new ArrayList<>(all);
        for (RandomInterest.Happened each : all) {
            if (each.sign() < 0) {
                standing.removeIf(other -> other.event().equals(each.event()));
            }
        }
        standing.sort((one, other) -> ShopperInterest.PRECEDENCE.compare(one.event(), other.event()));
        return standing;
    }
}
