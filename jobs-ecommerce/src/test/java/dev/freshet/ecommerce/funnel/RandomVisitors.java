/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * {@link RandomShoppers} who are visitors: most sign in now and then, two devices share a user, one device may be used by two,
 * and some users are no visitors at all.
 */
record RandomVisitors(Random random, RandomShoppers shoppers) {

    List<ShopEvent> events(int count, int visitors) {
        return shoppers.events(count, visitors).stream().map(this::visitor).toList();
    }

    private ShopEvent visitor(ShopperEvent happened) {
        int device = Integer.parseInt(happened.shopper().substring("shopper-".length()));
        String user = "user-" + device / 2;
        return switch (device % 7) {
            case 0 -> as(null, user, happened);
            case 1 -> as("visitor-" + device, null, happened);
            default -> {
                boolean signsIn = random.nextInt(15) == 0;
                boolean somebodyElse = random.nextInt(4) == 0;
                yield as("visitor-" + device, signsIn ? somebodyElse ? "guest-" + device : user : null, happened);
            }
        };
    }

    private static ShopEvent as(@Nullable String visitor, @Nullable String user, ShopperEvent happened) {
        ShopEvent event = happened.event();
        return new ShopEvent(
                event.eventId(),
                event.eventTime(),
                event.eventName(),
                user,
                visitor,
                event.sessionId(),
                event.transactionId(),
                event.currency(),
                event.coupon(),
                event.items());
    }
}
