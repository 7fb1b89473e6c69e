/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.item;
import static dev.freshet.ecommerce.metrics.ShopStory.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.ShopperEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityAggregationTest {

    private final ActivityAggregation<ShopperEvent> aggregation =
            new ActivityAggregation<>(new ShopperActivity(new ShopCalendar(ZoneOffset.UTC)));

    @Test
    void addsUpPerSubjectAndMinute() {
        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        happens(view("bert", "10:00:02", item("kettle", "kitchen")));
        happens(view("bert", "10:01:00", item("kettle", "kitchen")));
        assertThat(aggregation.size()).isEqualTo(6);

        assertThat(drained())
                .extracting(contribution -> contribution.subject().id()
                        + " " + Instant.ofEpochMilli(contribution.minute())
                        + " " + contribution.activity().views())
                .containsExactly(
                        "shop 2010-12-01T10:00:00Z 2",
                        "kettle 2010-12-01T10:00:00Z 2",
                        "kitchen 2010-12-01T10:00:00Z 2",
                        "shop 2010-12-01T10:01:00Z 1",
                        "kettle 2010-12-01T10:01:00Z 1",
                        "kitchen 2010-12-01T10:01:00Z 1");
        assertThat(aggregation.size()).isZero();
        assertThat(drained()).isEmpty();
    }

    @Test
    void aHotItemCostsOneRecordAFlushHoweverManyEventsItHas() {
        for (int i = 0; i < 10_000; i++) {
            String item = i % 2 == 0 ? "best-seller" : "item-" + i % 100;
            happens(view("shopper-" + i % 3_000, "10:00:01", item(item, "kitchen")));
        }

        List<Contribution> sent = drained();

        assertThat(sent).hasSize(1 + 1 + 1 + 50);
        assertThat(sent)
                .filteredOn(contribution -> contribution.subject().id().equals("best-seller"))
                .singleElement()
                .extracting(contribution -> contribution.activity().views())
                .isEqualTo(5_000L);
    }

    private void happens(ShopperEvent event) {
        aggregation.add(event, Long.MIN_VALUE);
    }

    private List<Contribution> drained() {
        List<Contribution> drained = new ArrayList<>();
        aggregation.drainTo((contribution, time) -> {
            assertThat(time).isEqualTo(contribution.minute());
            drained.add(contribution);
        });
        return drained;
    }
}
