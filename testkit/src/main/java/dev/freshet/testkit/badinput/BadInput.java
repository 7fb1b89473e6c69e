/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole catalogue for one topic.
 *
 * <pre>{@code
 * Sample sample = Sample.of("anna", json).required("/event_time", EVENT_TIME).optional("/items/0/price", AMOUNT);
 * for (BadCase each : BadInput.cases(sample, Instant.now())) {
 *     assertThat(each.expected().allows(reasonOf(each.value()))).as(each.name()).isTrue();
 * }
 * }</pre>
 *
 * <p>One line of the catalogue has no case here: a result over the broker's limit depends on what the job writes.
 */
public final class BadInput {

    private BadInput() {}

    /** All cases. Times are made to be within an hour before {@code now}, so that they are not late, or beyond it. */
    public static List<BadCase> cases(Sample sample, Instant now) {
        return Stream.of(
                        BadBytes.cases(sample),
                        BadStructure.cases(sample),
                        BadTypes.cases(sample),
                        BadNumbers.cases(sample),
                        BadTimes.cases(sample, now),
                        BadKeys.cases(sample),
                        BadTransport.cases(sample))
                .flatMap(List::stream)
                .toList();
    }

    /** The cases that the bytes of the value alone decide, for the test of a codec. */
    public static List<BadCase> valueCases(Sample sample, Instant now) {
        return cases(sample, now).stream()
                .filter(each -> each.needs() == BadCase.Needs.VALUE && each.value() != null)
                .toList();
    }
}
