/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinalRowsTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final List<Instant> everySecond =
            IntStream.range(0, 500).mapToObj(NOON::plusSeconds).toList();

    private record Row(String key, long revision, int value) {}

    @Test
    void keepsTheHighestRevisionPerKeyWhateverTheOrder() {
        List<Row> rows = List.of(new Row("a", 2, 20), new Row("b", 1, 5), new Row("a", 1, 10), new Row("a", 2, 20));

        assertThat(FinalRows.newest(rows, Row::key, Row::revision))
                .isEqualTo(Map.of("a", new Row("a", 2, 20), "b", new Row("b", 1, 5)));
        assertThat(FinalRows.facts(rows, Row::key, Row::revision, Row::value)).isEqualTo(Map.of("a", 20, "b", 5));
    }

    @Test
    void refusesTwoTruthsOfOneRevision() {
        List<Row> rows = List.of(new Row("a", 1, 10), new Row("a", 1, 11));

        assertThatThrownBy(() -> FinalRows.newest(rows, Row::key, Row::revision))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Two rows of one key have revision 1 and differ")
                .hasMessageContaining("value=10")
                .hasMessageContaining("value=11");
    }

    @Test
    void shufflesWithinTheBoundOnly() {
        List<Instant> shuffled = new Disorder(1, BOUND, 0).of(everySecond, at -> at);

        assertThat(shuffled).isNotEqualTo(everySecond).containsExactlyInAnyOrderElementsOf(everySecond);
        Instant youngest = Instant.MIN;
        for (Instant at : shuffled) {
            assertThat(at.plus(BOUND)).isAfter(youngest);
            youngest = at.isAfter(youngest) ? at : youngest;
        }
    }

    @Test
    void repeatsAShareOfTheRecordsAndNothingElse() {
        List<Instant> doubled = new Disorder(1, BOUND, 0.1).of(everySecond, at -> at);

        assertThat(new HashSet<>(doubled)).hasSize(500);
        List<Instant> extra = new ArrayList<>(doubled);
        everySecond.forEach(extra::remove);
        assertThat(extra).hasSizeBetween(30, 70).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameSeedOnly() {
        List<Instant> first = new Disorder(1, BOUND, 0.1).of(everySecond, at -> at);

        assertThat(new Disorder(1, BOUND, 0.1).of(everySecond, at -> at)).isEqualTo(first);
        assertThat(new Disorder(2, BOUND, 0.1).of(everySecond, at -> at)).isNotEqualTo(first);
    }
}
