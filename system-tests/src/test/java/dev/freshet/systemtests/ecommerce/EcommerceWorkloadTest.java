/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Expected;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.Sent;
import dev.freshet.systemtests.check.Workload;
import dev.freshet.systemtests.kafka.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcommerceWorkloadTest {

    private static final Instant NOW = Instant.parse("2026-03-06T00:00:00Z");
    private static final String EVENTS = EcommerceTopics.EVENTS.name();

    private final Workload workload = workload(7);
    private final List<Sent> sent = new ArrayList<>();

    @Test
    void countsWhatIsGoodAndStragglersThatWereNotCalledLate() {
        Place straggler = sendView(Input.Kind.STRAGGLER);
        Place lateStraggler = sendView(Input.Kind.STRAGGLER);
        Place garbage = sendView(Input.Kind.GARBAGE);
        sendView(Input.Kind.GOOD);
        sendView(Input.Kind.COPY);
        sendView(Input.Kind.CLOSING);

        Expected expected = workload.expected(sent, Set.of(lateStraggler));

        assertThat(views(expected)).isEqualTo(2);
        assertThat(expected.stragglers()).containsExactly(straggler, lateStraggler);
        assertThat(expected.deadLetters()).containsExactly(garbage);
    }

    /** Or a fault would meet nothing but the simple. */
    @Test
    void hasEverythingThatMakesCountingHard() {
        List<Input> inputs = Stream.generate(workload::next).limit(5_000).toList();

        assertThat(inputs.stream().map(Input::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Input.Kind.CLOSING)));
        assertThat(inputs.stream().map(Input::topic).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EVENTS, EcommerceTopics.INVENTORY.name());
        Expected expected = workload.expected(placed(inputs), Set.of());
        assertThat(expected.deadLetters()).isNotEmpty();
        assertThat(expected.firing()).isNotEmpty();
        expected.rows().forEach((topic, rows) -> assertThat(rows).as(topic).isNotEmpty());
        assertThat(rows(expected, EcommerceTopics.ORDERS.name()))
                .anyMatch(row -> row.contains("status=superseded"))
                .anyMatch(row -> row.contains("excess=true"))
                .anyMatch(row -> row.contains("unmatched=true"));
    }

    @Test
    void sendsTheSameForTheSameSeedAndOtherForAnother() {
        List<String> first = written(workload(7));

        assertThat(written(workload(7))).isEqualTo(first);
        assertThat(written(workload(8))).isNotEqualTo(first);
    }

    @Test
    void closesEveryPartitionOfBothTopics() {
        assertThat(workload.closing(3))
                .allMatch(input -> input.kind() == Input.Kind.CLOSING)
                .extracting(input -> input.topic() + input.partition())
                .containsExactlyInAnyOrder(
                        EVENTS + 0,
                        EVENTS + 1,
                        EVENTS + 2,
                        EcommerceTopics.INVENTORY.name() + 0,
                        EcommerceTopics.INVENTORY.name() + 1,
                        EcommerceTopics.INVENTORY.name() + 2);
    }

    private static Workload workload(long seed) {
        return new EcommerceSubject().workload(seed, Instant.parse("2026-03-02T00:00:00Z"), NOW);
    }

    private static List<String> written(Workload workload) {
        return Stream.generate(workload::next)
                .limit(500)
                .map(input -> new String(input.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private Place sendView(Input.Kind kind) {
        ObjectNode view = Written.event(("{'event_id': 'e-%d', 'event_name': 'view_item', 'event_time': @10:00:00,"
                        + " 'user_id': 'user-1', 'items': [{'item_id': 'item-1'}]}")
                .formatted(sent.size()));
        Place place = new Place(EVENTS, 0, sent.size());
        sent.add(new Sent(new Input(EVENTS, null, "user-1", ShopEvents.bytes(view), kind), place));
        return place;
    }

    private static List<Sent> placed(List<Input> inputs) {
        List<Sent> placed = new ArrayList<>();
        inputs.forEach(input -> placed.add(new Sent(input, new Place(input.topic(), 0, placed.size()))));
        return placed;
    }

    private static long views(Expected expected) {
        Map<String, ObjectNode> metrics =
                Objects.requireNonNull(expected.rows().get(EcommerceTopics.PRODUCT_METRICS.name()));
        return Objects.requireNonNull(metrics.get("shop|shop|day|2026-03-02T00:00:00Z"))
                .path("views")
                .asLong();
    }

    private static List<String> rows(Expected expected, String topic) {
        return Written.rows(Objects.requireNonNull(expected.rows().get(topic)));
    }
}
