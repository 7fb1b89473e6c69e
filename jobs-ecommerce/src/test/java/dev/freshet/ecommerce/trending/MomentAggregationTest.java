/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.ShopperEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals of a minute. */
class MomentAggregationTest {

    private final MomentAggregation aggregation = new MomentAggregation(RefreshInterval.of(Duration.ofMinutes(1)));

    @Test
    void anEventMovesTheTimeOfEachOfItsCategoriesOn() {
        happens(EventName.PURCHASE, "10:00:30", "kitchen", "light", "kitchen");
        happens(EventName.VIEW_ITEM, "10:00:40", "kitchen");
        happens(EventName.ADD_TO_CART, "10:01:00", "kitchen");
        assertThat(aggregation.size()).isEqualTo(3);

        assertThat(drained())
                .containsExactlyInAnyOrder(
                        "kitchen at 10:01 until 10:01", "light at 10:01 until 10:01", "kitchen at 10:02 until 10:02");
        assertThat(aggregation.size()).isZero();
        assertThat(drained()).isEmpty();
    }

    @Test
    void aLateEventCountsInTheOpenIntervalAndMovesNoTimeBack() {
        aggregation.add(event(EventName.VIEW_ITEM, "10:00:30", "kitchen"), millis("10:05:10"));
        assertThat(drained()).containsExactly("kitchen at 10:06 until 10:01");

        aggregation.add(event(EventName.VIEW_ITEM, "10:05:30", "kitchen"), millis("10:05:10"));
        aggregation.add(event(EventName.VIEW_ITEM, "10:00:30", "kitchen"), millis("10:05:10"));

        assertThat(drained()).containsExactly("kitchen at 10:06 until 10:06");
    }

    @Test
    void whatShowsNoInterestMovesNothing() {
        happens(EventName.BEGIN_CHECKOUT, "10:00:30", "kitchen");
        happens(EventName.REFUND, "10:00:30", "kitchen");
        happens(EventName.REMOVE_FROM_CART, "10:00:30", "kitchen");

        assertThat(drained()).isEmpty();
    }

    private void happens(EventName name, String at, String... categories) {
        aggregation.add(event(name, at, categories), Long.MIN_VALUE);
    }

    private static ShopperEvent event(EventName name, String at, String... categories) {
        Happening happening = Happening.of(name, "e").user("anna").at(at);
        for (int number = 0; number < categories.length; number++) {
            happening.item("item-" + number, categories[number]);
        }
        return new ShopperEvent("anna", happening.event());
    }

    private static long millis(String clock) {
        return time(clock).toEpochMilli();
    }

    private List<String> drained() {
        List<String> drained = new ArrayList<>();
        aggregation.drainTo((moment, at) -> {
            assertThat(at).isEqualTo(moment.end() - 1);
            assertThat(moment.attention().isNothing()).isTrue();
            drained.add(moment.category() + " at " + clock(moment.end()) + " until " + clock(moment.newest()));
        });
        return drained;
    }

    private static String clock(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(11, 16);
    }
}
