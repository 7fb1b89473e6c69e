/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.badinput.FieldFuzz;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.schema.SchemaCheck;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema that a producer gets draws the same lines as the job: it takes whatever the job takes, and refuses what the job
 * refuses, but for the few things that {@link #whatOnlyTheJobRefuses} lists.
 */
class InputSchemasTest {

    private static final int DOCUMENTS = 3_000;

    /** Refusals of which a schema can say only some. */
    private static final Set<ReasonCode> PARTLY_BEYOND_A_SCHEMA =
            EnumSet.of(ReasonCode.INVALID_TIME, ReasonCode.INVALID_NUMBER, ReasonCode.LIMIT_EXCEEDED);

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.ecommerce.ContractSamples#ofInputs")
    void takeAndRefuseWhatTheJobDoes(Topic<?> topic, Sample sample) {
        SchemaCheck schema = new SchemaCheck(JsonSchema.of(topic));
        long seed = Long.getLong("freshet.seed", new Random().nextLong());
        int taken = 0;
        int refused = 0;

        for (byte[] json : FieldFuzz.mutations(sample, seed, DOCUMENTS)) {
            RefusedException refusal = refusal(topic, json);
            if (refusal == null) {
                assertThat(schema.problems(json)).as(new String(json, UTF_8)).isEmpty();
                taken++;
            } else if (!PARTLY_BEYOND_A_SCHEMA.contains(refusal.reason())) {
                assertThat(schema.isBrokenAt(place(refusal), json))
                        .as("%s %s", refusal.getMessage(), new String(json, UTF_8))
                        .isTrue();
                refused++;
            }
        }

        // Far below what any seed gives: enough of both for the comparison to say something.
        assertThat(taken).isGreaterThan(DOCUMENTS / 60);
        assertThat(refused).isGreaterThan(DOCUMENTS / 6);
    }

    /** Beside these only the limits of the reader: bytes, depth, length of names, numbers and texts. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        1.5                  | 1.0000000000000000001             | more than 18 decimals
        1.5                  | "1e18"                            | the size of a decimal in a text
        2024-05-01T11:59:00Z | 2024-02-30T11:59:00Z              | days that the calendar does not have
        2024-05-01T11:59:00Z | 1989-12-31T23:59:59Z              | a text of a time before 1990
        anna                 | \\u0000                           | control characters, by a rule over the record
        EUR                  | ABC                               | codes that nobody assigned, by a rule over the record
        anna                 | \\ud800                           | half a surrogate pair
        """)
    void whatOnlyTheJobRefuses(String part, String replacement, String what) {
        byte[] json = ContractSamples.EVENT.json().replace(part, replacement).getBytes(UTF_8);

        assertThat(new SchemaCheck(JsonSchema.of(EcommerceTopics.EVENTS)).problems(json))
                .isEmpty();
        assertThat(refusal(EcommerceTopics.EVENTS, json) != null || breaksARule(json))
                .as(what)
                .isTrue();
    }

    private static boolean breaksARule(byte[] json) {
        try {
            ShopEvent event = EcommerceTopics.EVENTS.codec().decode(json);
            return EcommerceTopics.EVENTS.rules().stream()
                    .map(ContractRule::holds)
                    .anyMatch(rule -> !rule.test(event));
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Where the job has found the fault: what its message names before the colon. */
    private static String place(RefusedException refusal) {
        String message = requireNonNull(refusal.getMessage());
        return message.substring(0, message.indexOf(':'));
    }

    /** By the fields alone, rules over the whole record left out. */
    private static @Nullable RefusedException refusal(Topic<?> topic, byte[] json) {
        try {
            topic.codec().decode(json);
            return null;
        } catch (RefusedException e) {
            return e;
        }
    }
}
