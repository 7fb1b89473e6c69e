/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Steps in words, such as {@code view 10:00, cart 10:10:05, checkout +09:00}. Times are of 2026-03-02, UTC, and a day later
 * with each plus; or full.
 */
final class Steps {

    private Steps() {}

    static List<StepAt> of(String story) {
        return Arrays.stream(story.split(", ", -1)).map(Steps::step).toList();
    }

    private static StepAt step(String words) {
        String[] stepAndTime = words.split(" ", 2);
        FunnelStep step =
                switch (stepAndTime[0]) {
                    case "view" -> FunnelStep.VIEW_ITEM;
                    case "cart" -> FunnelStep.ADD_TO_CART;
                    case "checkout" -> FunnelStep.BEGIN_CHECKOUT;
                    case "purchase" -> FunnelStep.PURCHASE;
                    default -> throw new IllegalArgumentException(words);
                };
        return new StepAt(time(stepAndTime[1]), step);
    }

    static Instant time(String words) {
        if (words.startsWith("+")) {
            return time(words.substring(1)).plus(Duration.ofDays(1));
        }
        return words.contains("T")
                ? Instant.parse(words)
                : LocalDate.of(2026, 3, 2).atTime(LocalTime.parse(words)).toInstant(ZoneOffset.UTC);
    }
}
