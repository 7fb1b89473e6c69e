/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.time.Duration;
import java.time.ZoneId;

/** Settings that are the defaults but for what a test is about. */
final class TrendingWith {

    private ZoneId zone = ZoneId.of("UTC");
    private Duration lateness = Duration.ofHours(1);
    private int most = 5;
    private double view = 1;
    private Duration halfLife = Duration.ofHours(6);
    private double minimum = 0.000001;
    private int length = 20;
    private PreAggregationSettings preAggregation = PreAggregationSettings.defaults();

    TrendingWith zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    TrendingWith lateness(Duration allowed) {
        lateness = allowed;
        return this;
    }

    /** Events of a shopper about an item that count on a day. */
    TrendingWith most(int count) {
        most = count;
        return this;
    }

    TrendingWith view(double weight) {
        view = weight;
        return this;
    }

    TrendingWith halfLife(Duration time) {
        halfLife = time;
        return this;
    }

    TrendingWith minimum(double score) {
        minimum = score;
        return this;
    }

    TrendingWith length(int items) {
        length = items;
        return this;
    }

    TrendingWith preAggregation(PreAggregationSettings settings) {
        preAggregation = settings;
        return this;
    }

    TrendingSettings settings() {
        return new TrendingSettings(
                zone, lateness, most, view, 3, 5, halfLife, minimum, length, Duration.ofMinutes(1), preAggregation);
    }
}
