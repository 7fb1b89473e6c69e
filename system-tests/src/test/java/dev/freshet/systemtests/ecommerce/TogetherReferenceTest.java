/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TogetherReferenceTest {

    private final List<JsonNode> events = new ArrayList<>();

    @Test
    void listsWhatIsBoughtTogetherMoreOftenThanChanceWouldHaveIt() {
        bought("mug", "tea", "mug");
        bought("mug", "tea");
        bought("pot");
        bought("pot", "mug");

        assertThat(rows())
                .containsExactly(
                        "mug {item_id=mug, orders=3, all_orders=4, items=[{rank=1, item_id=tea, orders=2,"
                                + " orders_together=2, log_likelihood_ratio=1.726092}]}",
                        "pot {}",
                        "tea {item_id=tea, orders=2, all_orders=4, items=[{rank=1, item_id=mug, orders=3,"
                                + " orders_together=2, log_likelihood_ratio=1.726092}]}");
    }

    @Test
    void listsNothingThatChanceExplains() {
        bought("mug", "tea");

        assertThat(rows()).containsExactly("mug {}", "tea {}");
    }

    @Test
    void theStrongerComesFirst() {
        bought("mug", "cup");
        bought("mug", "cup");
        bought("mug", "tea");
        bought("pan");
        bought("pan");
        bought("pan");

        assertThat(row("mug"))
                .contains("items=[{rank=1, item_id=cup, orders=2, orders_together=2, log_likelihood_ratio=3.819085},"
                        + " {rank=2, item_id=tea, orders=1, orders_together=1, log_likelihood_ratio=1.587649}]");
    }

    @Test
    void aListEndsWithTheTenthAndWhatIsEqualStandsByName() {
        bought("a", "l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b");
        bought("pan");

        assertThat(Stream.of(row("a").split("item_id=", -1)).skip(2).map(rest -> rest.substring(0, 1)))
                .containsExactly("b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
    }

    @Test
    void countsOnlyOrdersThatCount() {
        bought("mug", "tea");
        bought("pan");
        events.add(Written.event("{'event_name': 'purchase', 'transaction_id': 't-1', 'event_id': 'z',"
                + " 'event_time': @12:00:00, 'user_id': 'u', 'items': []}"));
        events.add(Written.event("{'event_name': 'refund', 'transaction_id': 't-1', 'event_id': 'y',"
                + " 'event_time': @12:00:00, 'user_id': 'u', 'items': []}"));

        assertThat(row("mug")).contains("orders=1, all_orders=2, ");
    }

    private void bought(String... items) {
        String lines = Stream.of(items)
                .map(item -> "{'item_id': '" + item + "', 'price': 1, 'quantity': 1}")
                .collect(Collectors.joining(", "));
        int number = events.size() + 1;
        events.add(Written.event(
                ("{'event_name': 'purchase', 'transaction_id': 't-%d', 'event_id': 'e-%d', 'event_time': @10:00:00,"
                                + " 'user_id': 'u', 'items': [%s]}")
                        .formatted(number, number, lines)));
    }

    private String row(String item) {
        return Written.row(Objects.requireNonNull(reference().get(item)));
    }

    private List<String> rows() {
        return Written.rows(reference());
    }

    private Map<String, ObjectNode> reference() {
        return TogetherReference.of(OrdersReference.of(events, ShoppersReference.of(events)))
                .rows();
    }
}
