/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.BadInput;
import dev.freshet.testkit.badinput.Fuzz;
import dev.freshet.testkit.badinput.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole catalogue of bad values, by the contract of every topic that is to be read. */
class BadInputCatalogueTest {

    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

    @Test
    void hasASampleOfEveryInput() {
        Stream<Topic<?>> inputs = FraudTopics.ALL.stream().filter(topic -> topic.kind() != Topic.Kind.OUTPUT);

        assertThat(ContractSamples.ofInputs().map(each -> each.get()[0])).containsExactlyElementsOf(inputs.toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.fraud.ContractSamples#ofInputs")
    void takesTheSample(Topic<?> topic, Sample sample) {
        assertThat(Judged.reason(topic, sample.json().getBytes(UTF_8))).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.fraud.ContractSamples#ofInputs")
    void judgesEveryCaseAsTheCatalogueSays(Topic<?> topic, Sample sample) {
        List<String> wrong = BadInput.valueCases(sample, NOW).stream()
                .filter(each -> !isJudgedRightly(topic, each))
                .map(each -> each + ": expected " + each.expected() + ", was " + reason(topic, each))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.freshet.fraud.ContractSamples#ofInputs")
    void comesToAnOutcomeForAnyBytes(Topic<?> topic, Sample sample) {
        assertThat(Fuzz.mutations(sample, 20_240_501, 5_000)).allSatisfy(bytes -> Judged.reason(topic, bytes));
    }

    private static boolean isJudgedRightly(Topic<?> topic, BadCase each) {
        return each.expected().allows(Judged.reason(topic, Objects.requireNonNull(each.value())));
    }

    private static String reason(Topic<?> topic, BadCase each) {
        return Objects.requireNonNullElse(Judged.reason(topic, Objects.requireNonNull(each.value())), "accepted");
    }
}
