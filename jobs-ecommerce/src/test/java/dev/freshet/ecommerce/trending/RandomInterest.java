/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up events of few shoppers, so that the cap matters, half of them about one item; some purchases are taken back. */
final class RandomInterest {

    /** @param sign −1 takes back an event that comes before or after */
    record Happened(String shopper, String item, ShopperInterest event, int sign) {}

    private static final Interest[] INTERESTS = Interest.values();

    private RandomInterest() {}

    static List<Happened> events(Random random, int count, Instant from, Duration span) {
        List<Happened> happened = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Interest interest = INTERESTS[random.nextInt(INTERESTS.length)];
            Happened one = new Happened(
                    "shopper-" + random.nextInt(8),
                    random.nextBoolean() ? "best-seller" : "item-" + random.nextInt(9),
                    new ShopperInterest(
                            from.plusMillis((long) (random.nextDouble() * span.toMillis())),
                            "e-" + number,
                            interest,
                            "category-" + random.nextInt(2)),
                    1);
            happened.add(one);
            if (interest == Interest.PURCHASE && random.nextInt(5) == 0) {
                happened.add(new Happened(one.shopper, one.item, one.event, -1));
            }
        }
        return happened;
    }
}
