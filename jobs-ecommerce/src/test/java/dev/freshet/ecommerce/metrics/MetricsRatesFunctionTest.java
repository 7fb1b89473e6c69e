/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kitchen and its items in the minute from 10:00; α is 20. */
class MetricsRatesFunctionTest {

    private final MetricsRatesHarness rates;

    MetricsRatesFunctionTest() throws Exception {
        rates = new MetricsRatesHarness();
    }

    @AfterEach
    void close() {
        rates.close();
    }

    @Test
    void finalRowsWaitForTheWatermarkAndSeeTheirParentWhicheverComesFirst() {
        rates.member("kettle", 1, 1, true, 1);
        rates.parent(10, 1, true, 1);
        assertThat(rates.rows()).isEmpty();

        rates.before("10:01");

        // (1 + 20 · 1/10) / (1 + 20)
        assertThat(rates.rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 1 final at 10:01");
    }

    @Test
    void earlyRowsAreSmoothedByWhatIsKnownOfTheParent() {
        rates.member("kettle", 1, 1, false, 1);
        rates.parent(10, 1, false, 1);
        rates.member("kettle", 2, 1, false, 2);

        assertThat(rates.rows())
                .containsExactly(
                        "kettle 1/1 smoothed null revision 1 early at 10:01",
                        "kettle 1/2 smoothed 0.136364 revision 2 early at 10:01");
    }

    @Test
    void aCorrectedMemberIsPublishedWithTheNextWatermarkAndItsSiblingsOnceWhenTheWindowIsCleared() {
        rates.parent(10, 1, true, 1);
        rates.member("kettle", 1, 1, true, 1);
        rates.member("mug", 9, 0, true, 1);
        rates.passed("10:01");
        rates.rows();

        rates.member("kettle", 2, 1, true, 2);
        rates.parent(11, 1, true, 2);
        rates.member("kettle", 3, 1, true, 3);
        rates.parent(12, 1, true, 3);
        rates.passed("10:05");

        assertThat(rates.rows()).containsExactly("kettle 1/3 smoothed 0.115942 revision 2 final at 10:01");
        rates.before("11:01");
        assertThat(rates.rows()).isEmpty();
        rates.passed("11:01");
        assertThat(rates.rows()).containsExactly("mug 0/9 smoothed 0.057471 revision 2 final at 11:01");
        rates.assertNothingLeft();
    }

    @Test
    void siblingsGetNoRevisionWhenTheParentsRateIsWhatItWas() {
        rates.parent(10, 1, true, 1);
        rates.member("mug", 9, 0, true, 1);
        rates.passed("10:01");
        rates.rows();

        rates.parent(20, 2, true, 2);
        rates.endOfInput();

        assertThat(rates.rows()).isEmpty();
        rates.assertNothingLeft();
    }

    @Test
    void aCorrectionThatChangesNothingIsNotPublished() {
        rates.parent(10, 1, true, 1);
        rates.member("mug", 9, 0, true, 1);
        rates.passed("10:01");
        rates.rows();

        rates.member("mug", 9, 0, true, 2);
        rates.passed("10:02");

        assertThat(rates.rows()).isEmpty();
    }

    @Test
    void anItemThatMovedAwayIsNotPublishedHereAndOneThatMovedInGoesOnCounting() {
        rates.parent(10, 1, true, 1);
        rates.member("kettle", 1, 1, true, 1);
        rates.member("mug", 1, 1, true, 4);
        rates.formerMember("kettle", 1, 1, true, 2);

        rates.passed("10:01");

        assertThat(rates.rows()).containsExactly("mug 1/1 smoothed 0.142857 revision 4 final at 10:01");
    }

    @Test
    void theRevisionOfARowNobodySawIsUsedAgain() {
        rates.parent(10, 1, true, 1);
        rates.member("kettle", 1, 1, true, 1);
        rates.member("kettle", 2, 1, true, 2);

        rates.passed("10:01");

        assertThat(rates.rows()).containsExactly("kettle 1/2 smoothed 0.136364 revision 1 final at 10:01");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        rates.parent(10, 1, true, 1);
        rates.member("kettle", 1, 1, false, 1);
        rates.member("kettle", 1, 1, true, 2);
        rates.member("mug", 9, 0, true, 1);

        rates.restore();
        rates.passed("10:01");
        assertThat(rates.rows())
                .containsExactlyInAnyOrder(
                        "kettle 1/1 smoothed 0.142857 revision 2 final at 10:01",
                        "mug 0/9 smoothed 0.068966 revision 1 final at 10:01");
        rates.parent(12, 1, true, 2);
        rates.restore();
        rates.endOfInput();

        assertThat(rates.rows())
                .containsExactlyInAnyOrder(
                        "kettle 1/1 smoothed 0.126984 revision 3 final at 11:01",
                        "mug 0/9 smoothed 0.057471 revision 2 final at 11:01");
        rates.assertNothingLeft();
    }

    @ParameterizedTest(name = "from PT1H to {0}, last revision at {1}")
    @CsvSource({"PT30M, 11:01", "PT3H, 13:01"})
    void aFamilyIsForgottenWhenTheLatenessIsMadeShorterOrLonger(Duration lateness, String lastRevision)
            throws Exception {
        rates.parent(10, 1, true, 1);
        rates.member("mug", 9, 0, true, 1);
        rates.passed("10:01");
        rates.parent(12, 1, true, 2);
        rates.rows();

        rates.restoreWith(lateness);
        rates.before(lastRevision);
        assertThat(rates.rows()).isEmpty();
        rates.passed(lastRevision);

        assertThat(rates.rows()).containsExactly("mug 0/9 smoothed 0.057471 revision 2 final at " + lastRevision);
        rates.assertNothingLeft();
    }

    /** Members and their parent come from different subtasks, of which one may be behind. */
    @Test
    void aMemberThatWasPublishedBeforeItsParentCameIsRevised() {
        rates.member("kettle", 1, 1, true, 1);
        rates.passed("10:01");
        assertThat(rates.rows()).containsExactly("kettle 1/1 smoothed null revision 1 final at 10:01");

        rates.parent(10, 1, true, 1);
        rates.endOfInput();

        assertThat(rates.rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 2 final at 11:01");
    }

    /** The watermark begins anew after a restore, and a correction may come before the first one. */
    @Test
    void siblingsGetTheirLastRevisionThoughTheParentWasCorrectedRightAfterARestore() throws Exception {
        rates.parent(10, 1, true, 1);
        rates.member("kettle", 1, 1, true, 1);
        rates.passed("10:01");
        rates.rows();

        rates.restore();
        rates.parent(12, 1, true, 2);
        rates.endOfInput();

        assertThat(rates.rows()).containsExactly("kettle 1/1 smoothed 0.126984 revision 2 final at 11:01");
    }

    @Test
    void membersOfOneParentAreDividedAndSmoothedAlike() {
        rates.parent(10, 1, true, 1);
        for (int item = 0; item < 400; item++) {
            rates.member("item-" + item, 1, 1, true, 1);
        }

        rates.before("10:01");

        assertThat(rates.rows())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 400)
                        .mapToObj(item -> "item-" + item + " 1/1 smoothed 0.142857 revision 1 final at 10:01")
                        .toList());
        assertThat(familiesOfItems(400)).hasSize(Family.SHARDS).allSatisfy((family, items) -> assertThat(items)
                .isBetween(90L, 110L));
    }

    private static Map<Family, Long> familiesOfItems(int items) {
        return IntStream.range(0, items)
                .mapToObj(item -> MetricsRatesHarness.row(Dimension.ITEM, "item-" + item, 1, 1, true, 1))
                .collect(groupingBy(row -> Family.ofMember(MetricsRatesHarness.KITCHEN, row), counting()));
    }

    @Test
    void aFamilyThatFallsSilentIsForgottenAfterTheAllowedLateness() {
        rates.parent(10, 1, false, 1);
        rates.member("kettle", 1, 1, false, 1);
        rates.member("mug", 9, 0, true, 1);

        rates.before("11:01");
        assertThat(rates.stateEntries())
                .as("the parent in every shard, two published members, and that one was published finally")
                .isEqualTo(Family.SHARDS + 2 + 1);
        rates.passed("11:01");

        rates.assertNothingLeft();
    }

    @Test
    void theEndOfInputPublishesWhatWaitsOnceAndLeavesNothing() {
        rates.member("kettle", 1, 1, true, 1);
        rates.parent(10, 1, true, 1);

        rates.endOfInput();

        assertThat(rates.rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 1 final at 10:01");
        rates.assertNothingLeft();
    }
}
