/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How trending products are scored and published.
 *
 * @param zone the shop's time zone: where its days begin
 * @param allowedLateness how long a shopper's day still takes events after its end, in event time; the one by which the
 *     job's entry tells late records
 * @param mostPerShopper events of a shopper about an item that count on a day
 * @param view weight of a view while it is new
 * @param minimum score below which nothing is listed
 * @param length of a list at most
 * @param refreshInterval stretches of event time at whose ends lists are refreshed
 * @param preAggregation of items by interval
 */
public record TrendingSettings(
        ZoneId zone,
        Duration allowedLateness,
        int mostPerShopper,
        double view,
        double cart,
        double purchase,
        Duration halfLife,
        double minimum,
        int length,
        Duration refreshInterval,
        PreAggregationSettings preAggregation)
        implements Serializable {

    public TrendingSettings {
        require(!allowedLateness.isNegative(), "the allowed lateness must not be negative", allowedLateness);
        require(mostPerShopper > 0, "at least 1 event of a shopper about an item must count on a day", mostPerShopper);
        requireWeight("view", view);
        requireWeight("cart", cart);
        requireWeight("purchase", purchase);
        require(halfLife.toMillis() > 0, "the half-life of a score must be at least a millisecond", halfLife);
        require(minimum > 0 && Double.isFinite(minimum), "the smallest listed score must be above 0", minimum);
        require(length > 0, "the length of a trending list must be at least 1", length);
        require(
                refreshInterval.toMillis() > 0,
                "the refresh interval of trending lists must be at least a millisecond",
                refreshInterval);
    }

    public static TrendingSettings defaults() {
        return new TrendingSettings(
                ZoneId.of("UTC"),
                Duration.ofHours(1),
                5,
                1,
                3,
                5,
                Duration.ofHours(6),
                0.000001,
                20,
                Duration.ofMinutes(1),
                PreAggregationSettings.defaults());
    }

    HalfLife decay() {
        return new HalfLife(halfLife.toMillis());
    }

    RefreshInterval refresh() {
        return RefreshInterval.of(refreshInterval);
    }

    TrendingRanking ranking() {
        return new TrendingRanking(decay(), new InterestWeights(view, cart, purchase), length, minimum);
    }

    private static void requireWeight(String of, double weight) {
        require(
                weight >= 0 && Double.isFinite(weight),
                "the trending weight of a " + of + " must be a number that is not negative",
                weight);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
