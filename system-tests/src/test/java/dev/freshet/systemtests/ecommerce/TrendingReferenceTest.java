/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrendingReferenceTest {

    /** What the closing records are of has no time: they move it on. */
    @Test
    void aListIsAsOfTheEndOfTheMinuteOfTheNewestInterest() {
        TrendingReference trending = TrendingReference.of(Written.events(
                event("view_item", "@10:00:30", "item-0"),
                event("purchase", "@10:02:00", "item-1"),
                event("view_item", "@10:00:00", "item-1"),
                event("begin_checkout", "@11:00:00", "item-1"),
                event("add_to_cart", "@10:59:59.999", "item-2"),
                event("remove_from_cart", "@10:00:00", "item-3")));

        assertThat(Written.rows(trending.rows()))
                .containsExactly(
                        "category-0 {category=category-0}",
                        "category-1 {category=category-1, updated_at=@10:03:00}",
                        "category-2 {category=category-2, updated_at=@11:00:00}");
        trending.rows()
                .forEach((key, row) -> assertThat(TrendingReference.key(row)).isEqualTo(key));
    }

    private static String event(String name, String time, String item) {
        return "{'event_name': '%s', 'event_time': %s, 'items': [{'item_id': '%s'}]}".formatted(name, time, item);
    }
}
