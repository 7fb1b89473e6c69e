/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.FieldKind.AMOUNT;
import static dev.freshet.testkit.badinput.FieldKind.CONSTANT;
import static dev.freshet.testkit.badinput.FieldKind.COUNT;
import static dev.freshet.testkit.badinput.FieldKind.EVENT_TIME;
import static dev.freshet.testkit.badinput.FieldKind.ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BadInputTest {

    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

    private static final Sample SAMPLE = Sample.of("anna", """
        {"event_id":"e1","event_time":"2024-05-01T11:59:00Z","event_name":"purchase",
         "items":[{"item_id":"tea","price":1.5,"quantity":2}]}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .required("/event_name", CONSTANT)
            .required("/items/0/price", AMOUNT)
            .optional("/items/0/quantity", COUNT)
            .overflowing("/items/0/price", "500000000000000000");

    private final List<BadCase> cases = BadInput.cases(SAMPLE, NOW);

    @Test
    void hasACaseForEveryWordOfTheCatalogue() {
        List<String> names = cases.stream().map(BadCase::name).toList();

        assertThat(names)
                .contains("empty", "blank", "null-value", "null-key", "byte-order-mark", "utf-16", "invalid-utf8")
                .contains("overlong-utf8", "lone-surrogate:event_id", "encoded-surrogate", "raw-nul", "truncated")
                .contains("trailing-junk", "two-documents", "gzip")
                .contains("root:[]", "root:42", "depth-10000", "100000-fields", "name-50-kb", "over-1-mb")
                .contains("duplicate-name:event_id", "__proto__", "@class")
                .contains("text-for-number \"twelve\":items.0.price", "number-for-text:event_id", "null:event_time")
                .contains("unknown-constant 'no_such_constant':event_name", "unknown-field")
                .contains("number NaN:items.0.price", "number Infinity:items.0.price", "number -0:items.0.quantity")
                .contains("number 1e400:items.0.price", "number 100000-digits:items.0.price")
                .contains("number 9223372036854775808:items.0.quantity", "number 9007199254740993:items.0.quantity")
                .contains("number -1:items.0.price", "number 999999999999999999.99:items.0.price")
                .contains("sum that overflows:items.0.price")
                .contains("missing:event_time", "time zero:event_time", "time negative:event_time")
                .contains("time seconds:event_time", "time year 9999:event_time", "time in a year:event_time")
                .contains("time offset +14:00:event_time", "time daylight saving gap:event_time")
                .contains("empty-key", "10-kb-key", "control-characters-key", "10-kb-id:event_id")
                .contains("aborted-transaction", "unknown-headers");
    }

    @Test
    void givesEveryCaseANameOfItsOwn() {
        Set<String> names = new HashSet<>();

        assertThat(cases)
                .allSatisfy(each ->
                        assertThat(names.add(each.name())).as(each.name()).isTrue());
    }

    @Test
    void saysWhatHasToBecomeOfACase() {
        assertThat(expected("valid")).hasToString("accepted");
        assertThat(expected("empty")).hasToString("EMPTY");
        assertThat(expected("missing:items.0.price")).hasToString("MISSING_FIELD");
        assertThat(expected("missing:items.0.quantity")).hasToString("accepted or RULE_BROKEN");
        assertThat(expected("number -1:items.0.price")).hasToString("INVALID_NUMBER or RULE_BROKEN");
        assertThat(expected("sum that overflows:items.0.price")).hasToString("RULE_BROKEN");
        assertThat(expected("aborted-transaction")).hasToString("no trace");
        assertThat(expected("empty").allows("EMPTY")).isTrue();
        assertThat(expected("empty").allows("NOT_UTF8")).isFalse();
        assertThat(expected("empty").allows(null)).isFalse();
        assertThat(expected("valid").allows(null)).isTrue();
    }

    @Test
    void putsTheValueIntoItsPlaceAndLeavesTheRest() {
        assertThat(value("number NaN:items.0.price"))
                .isEqualTo("{\"event_id\":\"e1\",\"event_time\":\"2024-05-01T11:59:00Z\",\"event_name\":\"purchase\","
                        + "\"items\":[{\"item_id\":\"tea\",\"price\":NaN,\"quantity\":2}]}");
        assertThat(value("missing:items.0.price")).endsWith("\"items\":[{\"item_id\":\"tea\",\"quantity\":2}]}");
        assertThat(bytes("over-1-mb")).hasSize((1 << 20) + 1);
        assertThat(bytes("1-mb")).hasSize(1 << 20);
        assertThat(bytes("invalid-utf8")).containsSequence((byte) 0xC3, (byte) 0x28);
    }

    /** A reference: what has to pass is JSON, and what is malformed is none, to a parser that knows no contract. */
    @Test
    void agreesWithJacksonOnWhatIsMalformed() {
        ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (BadCase each : BadInput.valueCases(SAMPLE, NOW)) {
            if (each.expected().reasons().isEmpty()) {
                assertThat(isJson(jackson, each)).as(each.name()).isTrue();
            } else if (each.expected().reasons().equals(Set.of("MALFORMED_JSON"))) {
                assertThat(isJson(jackson, each)).as(each.name()).isFalse();
            }
        }
    }

    @Test
    void takesATombstoneForADeletionOnACompactedTopic() {
        Map<String, String> expectations = BadInput.cases(SAMPLE.onCompactedTopic(), NOW).stream()
                .filter(each -> each.value() == null)
                .collect(Collectors.toMap(BadCase::name, each -> each.expected().toString()));

        assertThat(expectations)
                .containsEntry("null-value", "accepted")
                .containsEntry("tombstone of 10-kb-key", "LIMIT_EXCEEDED")
                .containsEntry("tombstone of not-utf8-key", "NOT_UTF8");
    }

    @Test
    void refusesASampleWithoutTheFieldsThatItNames() {
        assertThatThrownBy(() -> SAMPLE.required("/items/1/price", AMOUNT))
                .hasMessage("the sample has no field at /items/1/price");
    }

    @Test
    void mutatesTheSameWayForTheSameSeed() {
        List<byte[]> first = Fuzz.mutations(SAMPLE, 7, 200);
        List<byte[]> again = Fuzz.mutations(SAMPLE, 7, 200);
        List<byte[]> other = Fuzz.mutations(SAMPLE, 8, 200);

        assertThat(first).usingElementComparator(Arrays::compare).containsExactlyElementsOf(again);
        assertThat(first.stream().map(Arrays::hashCode).toList())
                .isNotEqualTo(other.stream().map(Arrays::hashCode).toList());
        assertThat(first.stream().map(Arrays::hashCode).distinct().count()).isGreaterThan(150);
    }

    @Test
    void changesFieldsTheSameWayForTheSameSeedAndKeepsTheDocumentJson() {
        List<byte[]> first = FieldFuzz.mutations(SAMPLE, 7, 500);
        ObjectMapper jackson = new ObjectMapper();

        assertThat(first)
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(FieldFuzz.mutations(SAMPLE, 7, 500))
                .allSatisfy(
                        json -> assertThat(jackson.readTree(json).isObject()).isTrue());
        assertThat(first.stream().map(json -> new String(json, UTF_8)))
                .anyMatch(json -> json.contains("\"price\":999999999999999999.999999999999999999"))
                .anyMatch(json -> !json.contains("price"))
                .anyMatch(json -> json.contains("\"event_time\":null"))
                .anyMatch(json -> json.contains("\"items\":[{\"item_id\":\"tea\",\"price\":1.5,\"quantity\":2}]"));
    }

    private static boolean isJson(ObjectMapper jackson, BadCase each) {
        try {
            jackson.readTree(each.value());
            return true;
        } catch (JsonProcessingException malformed) {
            return false;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Expectation expected(String name) {
        return find(name).expected();
    }

    private byte[] bytes(String name) {
        return Objects.requireNonNull(find(name).value());
    }

    private String value(String name) {
        return new String(bytes(name), UTF_8);
    }

    private BadCase find(String name) {
        return cases.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
