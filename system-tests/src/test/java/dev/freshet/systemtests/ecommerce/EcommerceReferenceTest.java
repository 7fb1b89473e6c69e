/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.ecommerce.EcommerceTopics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EcommerceReferenceTest {

    private static final String TODAY = "2026-03-02T00:00:00Z";

    private final List<JsonNode> events = Written.events(
            "{'event_id': 'v', 'event_name': 'view_item', 'event_time': @10:00:00, 'user_id': 'user-1',"
                    + " 'items': [{'item_id': 'item-1'}]}",
            "{'event_id': 'c', 'event_name': 'add_to_cart', 'event_time': @10:00:01, 'user_id': 'user-1',"
                    + " 'items': [{'item_id': 'item-2', 'quantity': 1}]}",
            "{'event_id': 'p', 'event_name': 'purchase', 'event_time': @10:00:02, 'user_id': 'user-1', 'currency': 'EUR',"
                    + " 'transaction_id': 't', 'items': [{'item_id': 'item-1', 'price': 1, 'quantity': 1}]}");

    private static final Offers OFFERS = new Offers(1, 1);

    private final List<JsonNode> movements = Written.events(
            movement("m-1", "item-1", "receipt", 1),
            movement("m-2", "item-2", "adjustment", 0),
            movement("m-3", "item-3", "ship", 1));

    /** What is on no topic here is never compared. */
    @Test
    void expectsRowsOnEveryTopicOfTheJobButThatOfAlerts() {
        assertThat(EcommerceReference.rows(events, movements, OFFERS).keySet())
                .containsExactlyInAnyOrderElementsOf(EcommerceJob.DEFINITION.outputs().stream()
                        .map(Topic::name)
                        .filter(topic -> !topic.equals(EcommerceTopics.ALERTS.name()))
                        .toList());
        EcommerceReference.rows(events, movements, OFFERS)
                .forEach((topic, rows) -> assertThat(rows).as(topic).isNotEmpty());
    }

    @Test
    void everyRowIsFoundByTheKeyThatItIsExpectedUnder() {
        EcommerceReference.rows(events, movements, OFFERS)
                .forEach((topic, rows) -> rows.forEach((key, row) -> {
                    if (!row.isEmpty()) {
                        assertThat(EcommerceReference.key(topic, row, "2026-03-03T00:00:00Z"))
                                .isEqualTo(key);
                    }
                }));
    }

    @Test
    void offersNothingWhereThereAreNoCampaigns() {
        assertThat(rowsOf(EcommerceTopics.ACTIONS, OFFERS)).hasSize(1);
        assertThat(rowsOf(EcommerceTopics.ACTIONS, new Offers(0, 0))).isEmpty();
    }

    @Test
    void alertsAreOnWhereNothingOrLessIsLeft() {
        assertThat(EcommerceReference.firing(EcommerceReference.rows(events, movements, OFFERS)))
                .containsExactly("OUT_OF_STOCK|item-2|main", "OUT_OF_STOCK|item-3|main", "OVERSOLD|item-3|main");
    }

    @Test
    void leavesOutWhatOnlyTheClosingRecordsOpened() {
        ObjectNode row = Written.event("{'dimension': 'shop', 'id': 'shop', 'granularity': 'hour',"
                + " 'window_start': '2026-03-01T23:00:00Z', 'window_end': '" + TODAY + "'}");
        String metrics = EcommerceTopics.PRODUCT_METRICS.name();
        String funnel = EcommerceTopics.FUNNEL.name();

        assertThat(EcommerceReference.key(metrics, row, TODAY)).isEqualTo("shop|shop|hour|2026-03-01T23:00:00Z");
        assertThat(EcommerceReference.key(funnel, row, TODAY)).isEqualTo("hour|2026-03-01T23:00:00Z");
        row.put("window_end", "2026-03-02T00:00:01Z");
        assertThat(EcommerceReference.key(metrics, row, TODAY)).isNull();
        assertThat(EcommerceReference.key(funnel, row, TODAY)).isNull();
        ObjectNode stock = Written.event("{'item_id': 'closing-1', 'location_id': 'main'}");
        assertThat(EcommerceReference.key(EcommerceTopics.STOCK.name(), stock, TODAY))
                .isNull();
        stock.put("item_id", "item-1");
        assertThat(EcommerceReference.key(EcommerceTopics.STOCK.name(), stock, TODAY))
                .isEqualTo("item-1|main");
    }

    private Map<String, String> rowsOf(Topic<?> topic, Offers offers) {
        return Objects.requireNonNull(
                        EcommerceReference.rows(events, movements, offers).get(topic.name()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> Written.row(row.getValue())));
    }

    private static String movement(String id, String item, String type, int quantity) {
        return ("{'event_id': '%s', 'event_time': @09:00:00, 'type': '%s', 'item_id': '%s', 'location_id': 'main',"
                        + " 'quantity': %d}")
                .formatted(id, type, item, quantity);
    }
}
