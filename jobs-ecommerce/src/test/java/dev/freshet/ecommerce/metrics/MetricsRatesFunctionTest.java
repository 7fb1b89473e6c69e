/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kitchen and its items in the minute from 10:00; α is 20. */
class MetricsRatesFunctionTest {

    private MetricsSettings settings = settings(Duration.ofHours(1));
    private KeyedHarness<Family, FamilyUpdate, ProductMetrics> rates;

    @BeforeEach
    void open() throws Exception {
        rates = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new MetricsRatesFunction(settings),
                FamilyUpdate::family,
                TypeInformation.of(Family.class));
    }

    @AfterEach
    void close() {
        rates.close();
    }

    @Test
    void finalRowsWaitForTheWatermarkAndSeeTheirParentWhicheverComesFirst() {
        member("kettle", 1, 1, true, 1);
        parent(10, 1, true, 1);
        assertThat(rows()).isEmpty();

        rates.watermark(at("10:01").toEpochMilli() - 1);

        // (1 + 20 · 1/10) / (1 + 20)
        assertThat(rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 1 final at 10:01");
    }

    @Test
    void earlyRowsAreSmoothedByWhatIsKnownOfTheParent() {
        member("kettle", 1, 1, false, 1);
        parent(10, 1, false, 1);
        member("kettle", 2, 1, false, 2);

        assertThat(rows())
                .containsExactly(
                        "kettle 1/1 smoothed null revision 1 early at 10:01",
                        "kettle 1/2 smoothed 0.136364 revision 2 early at 10:01");
    }

    @Test
    void aCorrectedMemberIsPublishedWithTheNextWatermarkAndItsSiblingsOnceWhenTheWindowIsCleared() {
        parent(10, 1, true, 1);
        member("kettle", 1, 1, true, 1);
        member("mug", 9, 0, true, 1);
        rates.watermark(at("10:01"));
        rows();

        member("kettle", 2, 1, true, 2);
        parent(11, 1, true, 2);
        member("kettle", 3, 1, true, 3);
        parent(12, 1, true, 3);
        rates.watermark(at("10:05"));

        assertThat(rows()).containsExactly("kettle 1/3 smoothed 0.115942 revision 2 final at 10:01");
        rates.watermark(at("11:01").toEpochMilli() - 1);
        assertThat(rows()).isEmpty();
        rates.watermark(at("11:01"));
        assertThat(rows()).containsExactly("mug 0/9 smoothed 0.057471 revision 2 final at 11:01");
        rates.assertNothingLeft();
    }

    @Test
    void siblingsGetNoRevisionWhenTheParentsRateIsWhatItWas() {
        parent(10, 1, true, 1);
        member("mug", 9, 0, true, 1);
        rates.watermark(at("10:01"));
        rows();

        parent(20, 2, true, 2);
        rates.endOfInput();

        assertThat(rows()).isEmpty();
        rates.assertNothingLeft();
    }

    @Test
    void aCorrectionThatChangesNothingIsNotPublished() {
        parent(10, 1, true, 1);
        member("mug", 9, 0, true, 1);
        rates.watermark(at("10:01"));
        rows();

        member("mug", 9, 0, true, 2);
        rates.watermark(at("10:02"));

        assertThat(rows()).isEmpty();
    }

    @Test
    void anItemThatMovedAwayIsNotPublishedHereAndOneThatMovedInGoesOnCounting() {
        parent(10, 1, true, 1);
        member("kettle", 1, 1, true, 1);
        member("mug", 1, 1, true, 4);
        updateOfItem(FamilyUpdate.Role.FORMER_MEMBER, row(Dimension.ITEM, "kettle", 1, 1, true, 2));

        rates.watermark(at("10:01"));

        assertThat(rows()).containsExactly("mug 1/1 smoothed 0.142857 revision 4 final at 10:01");
    }

    @Test
    void theRevisionOfARowNobodySawIsUsedAgain() {
        parent(10, 1, true, 1);
        member("kettle", 1, 1, true, 1);
        member("kettle", 2, 1, true, 2);

        rates.watermark(at("10:01"));

        assertThat(rows()).containsExactly("kettle 1/2 smoothed 0.136364 revision 1 final at 10:01");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        parent(10, 1, true, 1);
        member("kettle", 1, 1, false, 1);
        member("kettle", 1, 1, true, 2);
        member("mug", 9, 0, true, 1);

        rates = rates.snapshotAndRestore();
        rates.watermark(at("10:01"));
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "kettle 1/1 smoothed 0.142857 revision 2 final at 10:01",
                        "mug 0/9 smoothed 0.068966 revision 1 final at 10:01");
        parent(12, 1, true, 2);
        rates = rates.snapshotAndRestore();
        rates.endOfInput();

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "kettle 1/1 smoothed 0.126984 revision 3 final at 11:01",
                        "mug 0/9 smoothed 0.057471 revision 2 final at 11:01");
        rates.assertNothingLeft();
    }

    @ParameterizedTest(name = "from PT1H to {0}, last revision at {1}")
    @CsvSource({"PT30M, 11:01", "PT3H, 13:01"})
    void aFamilyIsForgottenWhenTheLatenessIsMadeShorterOrLonger(Duration lateness, String lastRevision)
            throws Exception {
        parent(10, 1, true, 1);
        member("mug", 9, 0, true, 1);
        rates.watermark(at("10:01"));
        parent(12, 1, true, 2);
        rates.takeOutput();

        settings = settings(lateness);
        rates = rates.snapshotAndRestore();
        rates.watermark(at(lastRevision).toEpochMilli() - 1);
        assertThat(rows()).isEmpty();
        rates.watermark(at(lastRevision));

        assertThat(rows()).containsExactly("mug 0/9 smoothed 0.057471 revision 2 final at " + lastRevision);
        rates.assertNothingLeft();
    }

    /** Members and their parent come from different subtasks, of which one may be behind. */
    @Test
    void aMemberThatWasPublishedBeforeItsParentCameIsRevised() {
        member("kettle", 1, 1, true, 1);
        rates.watermark(at("10:01"));
        assertThat(rows()).containsExactly("kettle 1/1 smoothed null revision 1 final at 10:01");

        parent(10, 1, true, 1);
        rates.endOfInput();

        assertThat(rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 2 final at 11:01");
    }

    /** The watermark begins anew after a restore, and a correction may come before the first one. */
    @Test
    void siblingsGetTheirLastRevisionThoughTheParentWasCorrectedRightAfterARestore() throws Exception {
        parent(10, 1, true, 1);
        member("kettle", 1, 1, true, 1);
        rates.watermark(at("10:01"));
        rates.takeOutput();

        rates = rates.snapshotAndRestore();
        parent(12, 1, true, 2);
        rates.endOfInput();

        assertThat(rows()).containsExactly("kettle 1/1 smoothed 0.126984 revision 2 final at 11:01");
    }

    @Test
    void membersOfOneParentAreDividedAndSmoothedAlike() {
        parent(10, 1, true, 1);
        for (int item = 0; item < 400; item++) {
            member("item-" + item, 1, 1, true, 1);
        }

        rates.watermark(at("10:01").toEpochMilli() - 1);

        assertThat(rows())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 400)
                        .mapToObj(item -> "item-" + item + " 1/1 smoothed 0.142857 revision 1 final at 10:01")
                        .toList());
        assertThat(familiesOfItems(400)).hasSize(Family.SHARDS).allSatisfy((family, items) -> assertThat(items)
                .isBetween(90L, 110L));
    }

    private static Map<Family, Long> familiesOfItems(int items) {
        return IntStream.range(0, items)
                .mapToObj(item -> row(Dimension.ITEM, "item-" + item, 1, 1, true, 1))
                .collect(
                        groupingBy(row -> Family.ofMember(Subject.of(Dimension.CATEGORY, "kitchen"), row), counting()));
    }

    @Test
    void aFamilyThatFallsSilentIsForgottenAfterTheAllowedLateness() {
        parent(10, 1, false, 1);
        member("kettle", 1, 1, false, 1);
        member("mug", 9, 0, true, 1);

        rates.watermark(at("11:01").toEpochMilli() - 1);
        assertThat(rates.stateEntries())
                .as("the parent in every shard, two published members, and that one was published finally")
                .isEqualTo(Family.SHARDS + 2 + 1);
        rates.watermark(at("11:01"));

        rates.assertNothingLeft();
    }

    @Test
    void theEndOfInputPublishesWhatWaitsOnceAndLeavesNothing() {
        member("kettle", 1, 1, true, 1);
        parent(10, 1, true, 1);

        rates.endOfInput();

        assertThat(rows()).containsExactly("kettle 1/1 smoothed 0.142857 revision 1 final at 10:01");
        rates.assertNothingLeft();
    }

    private static MetricsSettings settings(Duration allowedLateness) {
        return new MetricsSettings(
                ZoneId.of("UTC"),
                allowedLateness,
                Duration.ofSeconds(5),
                BigDecimal.valueOf(20),
                PreAggregationSettings.defaults());
    }

    private void parent(long views, long carts, boolean isFinal, long report) {
        ProductMetrics row = row(Dimension.CATEGORY, "kitchen", views, carts, isFinal, report);
        for (int shard = 0; shard < Family.SHARDS; shard++) {
            update(new FamilyUpdate(Family.ofParent(row, shard), FamilyUpdate.Role.PARENT, row));
        }
    }

    private void member(String item, long views, long carts, boolean isFinal, long report) {
        updateOfItem(FamilyUpdate.Role.MEMBER, row(Dimension.ITEM, item, views, carts, isFinal, report));
    }

    private void updateOfItem(FamilyUpdate.Role role, ProductMetrics item) {
        Subject kitchen = Subject.of(Dimension.CATEGORY, "kitchen");
        update(new FamilyUpdate(Family.ofMember(kitchen, item), role, item));
    }

    private void update(FamilyUpdate update) {
        rates.element(update, at("10:00"));
    }

    private static ProductMetrics row(
            Dimension dimension, String id, long views, long carts, boolean isFinal, long report) {
        return new ProductMetrics(
                dimension,
                id,
                dimension == Dimension.ITEM ? "kitchen" : null,
                Granularity.MINUTE,
                at("10:00"),
                at("10:01"),
                views,
                carts,
                0,
                0,
                0,
                0,
                List.of(),
                Conversion.of(carts, views),
                Conversion.of(0, carts),
                Conversion.of(0, views),
                report,
                isFinal,
                at("10:01"));
    }

    private List<String> rows() {
        return rates.takeOutput().stream()
                .map(row -> row.id() + " " + row.carts() + "/" + row.views() + " smoothed "
                        + plain(row.viewToCart().smoothedRate()) + " revision " + row.revision()
                        + (row.isFinal() ? " final at " : " early at ") + clock(row.updatedAt()))
                .toList();
    }

    private static @Nullable String plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }

    private static String clock(Instant instant) {
        return instant.atZone(ZoneId.of("UTC")).toLocalTime().toString();
    }
}
