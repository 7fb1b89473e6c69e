/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.BadInput;
import dev.freshet.testkit.badinput.Fuzz;
import dev.freshet.testkit.badinput.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole catalogue of bad values, by the contract of every topic that is read, now or later. */
class BadInputCatalogueTest {

    /** What the decoder says where it did not see a fault coming, of its own or of the parser. */
    private static final String LAST_NET = "could not be read";

    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.ecommerce.ContractSamples#ofInputs")
    void judgesEveryCaseAsTheCatalogueSays(Topic<?> topic, Sample sample) {
        List<String> wrong = BadInput.valueCases(sample, NOW).stream()
                .flatMap(each -> misjudged(topic, each).stream())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void leavesOutNoFieldOfAnyInput() {
        Map<Topic<?>, Set<String>> named = new LinkedHashMap<>();
        ContractSamples.ofInputs().map(Arguments::get).forEach(arguments -> ((Sample) arguments[1])
                .fields()
                .forEach(field -> named.computeIfAbsent((Topic<?>) arguments[0], topic -> new TreeSet<>())
                        .add(field.pointer().replace("/0", ""))));

        assertThat(named.keySet()).containsExactlyElementsOf(EcommerceJob.DEFINITION.inputs());
        assertThat(named).allSatisfy((topic, fields) -> assertThat(fields).isEqualTo(fieldsOf(topic)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.ecommerce.ContractSamples#ofInputs")
    void comesToAnOutcomeForAnyBytes(Topic<?> topic, Sample sample) {
        assertThat(Fuzz.mutations(sample, 20_240_501, 5_000))
                .allSatisfy(bytes -> assertThat(refusal(topic, bytes)).doesNotContain(LAST_NET));
    }

    private static String refusal(Topic<?> topic, byte[] value) {
        try {
            topic.codec().decode(value);
            return "";
        } catch (RefusedException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Set<String> fieldsOf(Topic<?> topic) {
        Set<String> fields = new TreeSet<>();
        try {
            addFields("", new ObjectMapper().readTree(JsonSchema.of(topic)), fields);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return fields;
    }

    private static void addFields(String pointer, JsonNode schema, Set<String> fields) {
        JsonNode record = schema.has("items") ? schema.get("items") : schema;
        if (record.has("properties")) {
            record.get("properties")
                    .properties()
                    .forEach(each -> addFields(pointer + "/" + each.getKey(), each.getValue(), fields));
        } else {
            fields.add(pointer);
        }
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
