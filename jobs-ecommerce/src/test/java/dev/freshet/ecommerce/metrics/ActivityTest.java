/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final long SEED = 7;
    private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD");
    private static final List<String> CATEGORIES = List.of("garden", "kitchen", "toys");

    @Test
    void additionIsAssociativeAndCommutativeAndLosesNothing() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<Accumulator> parts = new ArrayList<>();
            Accumulator whole = new Accumulator();
            for (int part = 0; part < 6; part++) {
                Accumulator some = new Accumulator();
                for (int step = random.nextInt(5); step >= 0; step--) {
                    happen(random, some, whole);
                }
                parts.add(some);
            }

            Activity expected = whole.toActivity();

            for (int order = 0; order < 5; order++) {
                List<Activity> activities = new ArrayList<>(
                        parts.stream().map(Accumulator::toActivity).toList());
                Collections.shuffle(activities, random);
                assertThat(comparable(addedUp(activities, random)))
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(comparable(expected));
            }
        }
    }

    /** Adds neighbours in any bracketing. */
    private static Activity addedUp(List<Activity> activities, Random random) {
        while (activities.size() > 1) {
            int left = random.nextInt(activities.size() - 1);
            activities.set(left, activities.get(left).plus(activities.remove(left + 1)));
        }
        return activities.get(0);
    }

    private static void happen(Random random, Accumulator... accumulators) {
        long shopper = random.nextInt(1_000);
        int which = random.nextInt(6);
        String currency = CURRENCIES.get(random.nextInt(3));
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
        int second = random.nextInt(5);
        String category = CATEGORIES.get(random.nextInt(3));
        for (Accumulator accumulator : accumulators) {
            accumulator.happened(at("10:00:0" + second), category);
            accumulator.shopper(shopper);
            switch (which) {
                case 0 -> accumulator.view();
                case 1 -> accumulator.cart();
                case 2 -> accumulator.cartRemoval();
                case 3 -> accumulator.order(-1);
                case 4 -> accumulator.units(shopper);
                default -> accumulator.amounts(new CurrencyAmounts(currency, amount, BigDecimal.ONE, amount.negate()));
            }
        }
    }

    /** Sums in one form, sketches by what they say. */
    private static List<Object> comparable(Activity activity) {
        return List.of(
                activity.views(),
                activity.carts(),
                activity.cartRemovals(),
                activity.units(),
                activity.orders(),
                Revenue.of(activity.amounts()),
                activity.shoppers().estimate(),
                activity.newest(),
                String.valueOf(activity.category()));
    }
}
