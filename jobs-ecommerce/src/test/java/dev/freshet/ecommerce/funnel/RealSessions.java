/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopperEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clicks in sessions of a real shop. Who clicked on what, and when, is real; what a click meant nobody wrote down: an item's first in
 * a session is taken for a look at it, the second for putting it into the cart, the third for the checkout, the fourth for the purchase.
 */
final class RealSessions {

    static final String NONE = "no data folder: set FRESHET_DATA to the one that holds serenade-example/train.txt";

    private static final List<EventName> MEANINGS =
            List.of(EventName.VIEW_ITEM, EventName.ADD_TO_CART, EventName.BEGIN_CHECKOUT, EventName.PURCHASE);

    private record Click(String session, String item, Instant time) {}

    private RealSessions() {}

    /** In the order of their time; none where no data folder is given. */
    static List<ShopperEvent> events(@Nullable String data) throws IOException {
        if (data == null) {
            return List.of();
        }
        Path file = Path.of(data, "serenade-example", "train.txt");
        Map<String, Integer> clicks = new HashMap<>();
        List<ShopperEvent> events = new ArrayList<>();
        Files.readAllLines(file).stream()
                .skip(1)
                .map(RealSessions::click)
                .sorted(Comparator.comparing(Click::time))
                .forEach(click -> {
                    int number = clicks.merge(click.session() + " " + click.item(), 1, Integer::sum);
                    EventName meaning = MEANINGS.get((number - 1) % MEANINGS.size());
                    events.add(event(click, meaning, "e-" + events.size()));
                });
        return events;
    }

    /** Of {@code session, item, seconds}, tab-separated. */
    private static Click click(String line) {
        String[] fields = line.split("\t", -1);
        return new Click(fields[0], fields[1], Instant.ofEpochSecond(new BigDecimal(fields[2]).longValueExact()));
    }

    private static ShopperEvent event(Click click, EventName meaning, String eventId) {
        return new ShopperEvent(
                click.session(),
                Happening.of(meaning, eventId)
                        .user(click.session())
                        .at(click.time().toString())
                        .item(click.item(), "shop")
                        .event());
    }
}
