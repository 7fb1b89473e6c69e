/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a half-life of an hour, lists of two, and a minimum of a quarter. What counts in a minute happened at its end. */
class TrendingFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private TrendingSettings settings = settings(Duration.ofHours(1));
    private KeyedHarness<String, CategoryAttention, TrendingRow> trending;

    @BeforeEach
    void open() throws Exception {
        trending = harness(StateStore.ROCKSDB);
    }

    @AfterEach
    void close() {
        trending.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aListIsPublishedAtTheEndOfTheMinuteInWhichSomethingHappened(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", Interest.VIEW);
        happened("12:00", "kettle", Interest.CART);

        trending.watermark(NOON.minusMillis(2));
        assertThat(rows()).isEmpty();
        trending.watermark(NOON.minusMillis(1));

        assertThat(rows()).containsExactly("[kettle 3, mug 1] revision 1 at 2026-03-02T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whatIsTakenBackLeavesTheList(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", Interest.VIEW);
        happened("12:00", "kettle", Interest.PURCHASE);
        trending.watermark(NOON);
        rows();

        gains("13:00", "12:00", "kettle", Attention.of(Interest.PURCHASE, NOON.toEpochMilli(), -1, settings.decay()));
        trending.watermark(at("13:00"));

        assertThat(rows()).containsExactly("[mug 1] revision 2 at 2026-03-02T12:00:00Z");
        assertThat(trending.stateEntries())
                .as("the mug, by which half-life, newest, row, revision and the look")
                .isEqualTo(6);
    }

    @Test
    void aLateEventCountsByItsOwnTimeAndMovesNoTime() {
        happened("12:00", "mug", Interest.VIEW);
        trending.watermark(NOON);
        rows();

        Attention anHourBefore = Attention.of(Interest.CART, at("11:00").toEpochMilli(), 1, settings.decay());
        gains("12:01", "11:00", "kettle", anHourBefore);
        trending.watermark(at("12:01"));

        assertThat(rows()).containsExactly("[kettle 1.5, mug 1] revision 2 at 2026-03-02T12:00:00Z");
    }

    @Test
    void timeMovesOnWhereAnEventDoesNotCount() {
        happened("12:00", "mug", Interest.VIEW);
        trending.watermark(NOON);
        rows();

        gains("13:00", CategoryAttention.NO_ITEM, Attention.NONE);
        trending.watermark(at("13:00"));

        assertThat(rows()).containsExactly("[mug 0.5] revision 2 at 2026-03-02T13:00:00Z");
    }

    @Test
    void theListIsEmptiedWhenAllHasFallenBelowTheMinimumAndForgottenAfterFortyHalfLives() {
        happened("12:00", "mug", Interest.VIEW);
        trending.watermark(NOON);
        rows();

        trending.watermark(at("14:00"));
        assertThat(rows()).isEmpty();
        trending.watermark(at("14:01"));
        assertThat(rows()).containsExactly("[] revision 2 at 2026-03-02T14:00:00.001Z");
        trending.watermark(NOON.plus(Duration.ofHours(40)));

        assertThat(rows()).isEmpty();
        assertThat(trending.stateEntries()).as("the revision").isEqualTo(1);
        assertThat(trending.timers()).isZero();
    }

    @Test
    void aCategoryThatComesBackGoesOnCountingItsRevisions() {
        happened("12:00", "mug", Interest.VIEW);
        trending.watermark(NOON.plus(Duration.ofHours(50)));
        rows();

        Instant back = NOON.plus(Duration.ofHours(60));
        trending.element(
                new CategoryAttention(
                        "kitchen",
                        "mug",
                        back.toEpochMilli(),
                        back.toEpochMilli(),
                        Attention.of(Interest.VIEW, back.toEpochMilli(), 1, settings.decay())),
                back);
        trending.watermark(back);

        assertThat(rows()).containsExactly("[mug 1] revision 3 at 2026-03-05T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputPublishesWhatWaitsAndEmptiesNothing(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", Interest.VIEW);
        happened("20:00", "kettle", Interest.CART);

        trending.endOfInput();

        assertThat(rows())
                .as("of both intervals the last, when the mug has fallen below the minimum")
                .containsExactly("[kettle 3] revision 1 at 2026-03-02T20:00:00Z");
        assertThat(trending.stateEntries()).as("the revision").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void ofIntervalsThatTheWatermarkLeapsOverTheLastIsPublishedWithAllThatCounts(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", Interest.CART);
        happened("12:30", "mug", Interest.VIEW);
        happened("13:00", "kettle", Interest.VIEW);
        happened("13:01", "spoon", Interest.CART);

        trending.watermark(at("13:00"));

        assertThat(rows()).containsExactly("[mug 2.207107, kettle 1] revision 1 at 2026-03-02T13:00:00Z");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        happened("12:00", "mug", Interest.VIEW);
        trending.watermark(NOON);
        happened("13:00", "kettle", Interest.VIEW);
        rows();

        trending = trending.snapshotAndRestore();
        trending.watermark(at("13:00"));
        assertThat(rows()).containsExactly("[kettle 1, mug 0.5] revision 2 at 2026-03-02T13:00:00Z");
        trending = trending.snapshotAndRestore();
        trending.watermark(at("16:00"));

        assertThat(rows()).containsExactly("[] revision 3 at 2026-03-02T15:00:00.001Z");
    }

    @Test
    void scoresGoOnUnderAnotherHalfLife() throws Exception {
        happened("12:00", "mug", Interest.CART);
        trending.watermark(NOON);
        rows();

        settings = settings(Duration.ofHours(2));
        trending = trending.snapshotAndRestore();
        happened("14:00", "kettle", Interest.VIEW);
        trending.watermark(at("14:00"));

        assertThat(rows()).containsExactly("[mug 1.5, kettle 1] revision 2 at 2026-03-02T14:00:00Z");
    }

    private static TrendingSettings settings(Duration halfLife) {
        return new TrendingSettings(
                ZoneId.of("UTC"),
                Duration.ofHours(1),
                5,
                1,
                3,
                5,
                halfLife,
                0.25,
                2,
                Duration.ofMinutes(1),
                PreAggregationSettings.defaults());
    }

    private void open(StateStore store) throws Exception {
        trending.close();
        trending = harness(store);
    }

    private KeyedHarness<String, CategoryAttention, TrendingRow> harness(StateStore store) throws Exception {
        return KeyedHarness.of(store, () -> new TrendingFunction(settings), CategoryAttention::category, Types.STRING);
    }

    private void happened(String clock, String item, Interest interest) {
        gains(clock, item, Attention.of(interest, at(clock).toEpochMilli(), 1, settings.decay()));
    }

    private void gains(String clock, String item, Attention attention) {
        gains(clock, clock, item, attention);
    }

    /** @param newest end of the interval in which the newest event lies */
    private void gains(String clock, String newest, String item, Attention attention) {
        trending.element(
                new CategoryAttention(
                        "kitchen", item, at(clock).toEpochMilli(), at(newest).toEpochMilli(), attention),
                at(clock).minusMillis(1));
    }

    private static Instant at(String clock) {
        return Instant.parse("2026-03-02T" + clock + ":00Z");
    }

    private List<String> rows() {
        return trending.takeOutput().stream()
                .map(row -> row.items().stream()
                                .map(item -> item.itemId() + " " + item.score().toPlainString())
                                .toList()
                        + " revision " + row.revision() + " at " + row.updatedAt())
                .toList();
    }
}
