/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.BadInput;
import dev.freshet.testkit.badinput.FieldKind;
import dev.freshet.testkit.badinput.Fuzz;
import dev.freshet.testkit.badinput.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole catalogue of bad values, by the contract of every topic that the job reads. */
class BadInputCatalogueTest {

    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

    private static final Sample EVENT = Sample.of("anna", """
                    {"event_id":"e1","event_time":"2024-05-01T11:59:00Z","event_name":"purchase","user_id":"anna",\
                    "transaction_id":"t1","currency":"EUR","coupon":"MAY","items":[{"item_id":"tea","item_name":"Tea",\
                    "price":1.5,"quantity":2,"discount":0.1}]}""")
            .required("/event_id", FieldKind.ID)
            .required("/event_time", FieldKind.EVENT_TIME)
            .required("/event_name", FieldKind.CONSTANT)
            .optional("/user_id", FieldKind.ID)
            .optional("/transaction_id", FieldKind.ID)
            .required("/items/0/item_id", FieldKind.ID)
            .optional("/items/0/item_name", FieldKind.TEXT)
            .required("/items/0/price", FieldKind.AMOUNT)
            .required("/items/0/quantity", FieldKind.COUNT)
            .optional("/items/0/discount", FieldKind.AMOUNT)
            .overflowing("/items/0/price", "500000000000000000")
            .overflowing("/items/0/discount", "\"500000000000000000.5\"");

    private static final Sample MOVEMENT = Sample.of("tea", """
                    {"event_id":"m1","event_time":"2024-05-01T11:59:00Z","type":"reserve","item_id":"tea",\
                    "location_id":"berlin","quantity":2,"reservation_id":"r1","expires_at":"2024-05-01T13:00:00Z"}""")
            .required("/event_id", FieldKind.ID)
            .required("/event_time", FieldKind.EVENT_TIME)
            .required("/type", FieldKind.CONSTANT)
            .required("/item_id", FieldKind.ID)
            .required("/location_id", FieldKind.ID)
            .required("/quantity", FieldKind.COUNT)
            .optional("/expires_at", FieldKind.TIME);

    private static final Sample CATALOG_ITEM = Sample.of("tea", """
                    {"event_id":"c1","event_time":"2024-05-01T11:59:00Z","item_id":"tea","item_name":"Tea",\
                    "item_category":"drinks","price":1.5,"currency":"EUR"}""")
            .required("/event_id", FieldKind.ID)
            .required("/event_time", FieldKind.EVENT_TIME)
            .required("/item_id", FieldKind.ID)
            .optional("/item_name", FieldKind.TEXT)
            .optional("/price", FieldKind.AMOUNT)
            .onCompactedTopic();

    static Stream<Arguments> topics() {
        return Stream.of(
                Arguments.of(EcommerceTopics.EVENTS, EVENT),
                Arguments.of(EcommerceTopics.INVENTORY, MOVEMENT),
                Arguments.of(EcommerceTopics.CATALOG, CATALOG_ITEM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topics")
    void judgesEveryCaseAsTheCatalogueSays(Topic<?> topic, Sample sample) {
        List<String> wrong = BadInput.valueCases(sample, NOW).stream()
                .flatMap(each -> misjudged(topic, each).stream())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topics")
    void comesToAnOutcomeForAnyBytes(Topic<?> topic, Sample sample) {
        assertThat(Fuzz.mutations(sample, 20_240_501, 5_000)).allSatisfy(bytes -> reason(topic, bytes));
    }

    private static Optional<String> misjudged(Topic<?> topic, BadCase each) {
        String reason = reason(topic, Objects.requireNonNull(each.value()));
        return each.expected().allows(reason)
                ? Optional.empty()
                : Optional.of(
                        each + ": expected " + each.expected() + ", was " + (reason == null ? "accepted" : reason));
    }

    /** The reason of the refusal, or null. */
    private static <T> @Nullable String reason(Topic<T> topic, byte[] value) {
        try {
            T record = topic.codec().decode(value);
            for (ContractRule<T> rule : topic.rules()) {
                if (!rule.holds().test(record)) {
                    return "RULE_BROKEN";
                }
            }
            return null;
        } catch (RefusedException refused) {
            return refused.reason().name();
        }
    }
}
