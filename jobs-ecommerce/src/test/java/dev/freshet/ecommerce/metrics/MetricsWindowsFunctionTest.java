/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsWindowsFunctionTest {

    private static final Subject KITCHEN = Subject.of(Dimension.CATEGORY, "kitchen");
    private static final Subject KETTLE = Subject.of(Dimension.ITEM, "kettle");

    private MetricsSettings settings = settings("UTC", Duration.ofHours(1));
    private KeyedHarness<Subject, Contribution, FamilyUpdate> windows;

    @BeforeEach
    void open() throws Exception {
        windows = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new MetricsWindowsFunction(settings),
                Contribution::subject,
                TypeInformation.of(Subject.class));
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void reportsEachWindowFinallyWhenTheWatermarkHasPassedItsEnd() {
        views(KITCHEN, 2, "10:00:05");
        views(KITCHEN, 1, "10:00:59");

        windows.watermark(at("10:01").toEpochMilli() - 2);
        assertThat(rows()).isEmpty();
        windows.watermark(at("10:01").toEpochMilli() - 1);
        assertThat(rows()).containsExactly("MINUTE 10:00 views 3 report 1 final at 10:01");
        windows.watermark(at("11:00"));
        assertThat(rows()).containsExactly("HOUR 10:00 views 3 report 1 final at 11:00");
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(rows()).containsExactly("DAY 00:00 views 3 report 1 final at 00:00");
    }

    @Test
    void tellsEachFamilyOfASubject() {
        views(KITCHEN, 1, "10:00:05");
        views(KETTLE, 1, "10:00:05");
        views(Subject.of(Dimension.SHOP, "shop"), 1, "10:00:05");

        windows.watermark(at("10:01"));

        assertThat(windows.takeOutput())
                .extracting(update -> update.row().dimension() + " is " + update.role() + " of "
                        + update.family().parent().id() + " " + update.family().shard())
                .containsExactlyInAnyOrder(
                        "CATEGORY is PARENT of kitchen 0",
                        "CATEGORY is PARENT of kitchen 1",
                        "CATEGORY is PARENT of kitchen 2",
                        "CATEGORY is PARENT of kitchen 3",
                        "CATEGORY is MEMBER of shop 2",
                        "ITEM is MEMBER of kitchen 0",
                        "SHOP is PARENT of shop 0",
                        "SHOP is PARENT of shop 1",
                        "SHOP is PARENT of shop 2",
                        "SHOP is PARENT of shop 3",
                        "SHOP is MEMBER of shop 1");
    }

    @Test
    void correctsWithTheNextWatermarkAndNotBefore() {
        views(KITCHEN, 2, "10:00:05");
        windows.watermark(at("10:30"));
        assertThat(rows()).containsExactly("MINUTE 10:00 views 2 report 1 final at 10:01");

        views(KITCHEN, 1, "10:00:07");
        views(KITCHEN, 1, "10:00:08");
        assertThat(rows()).isEmpty();
        windows.watermark(at("10:31"));

        assertThat(rows()).containsExactly("MINUTE 10:00 views 4 report 2 final at 10:31");
        windows.watermark(at("10:32"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void countsWhatComesAtTheLastMomentAndLeavesOutWhatComesAfterTheWindowIsCleared() {
        windows.watermark(at("11:01").toEpochMilli() - 1);
        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:01"));
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "MINUTE 10:00 views 1 report 1 final at 10:01", "HOUR 10:00 views 1 report 1 final at 11:00");

        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:02"));

        // The minute would know nothing of the first view; the hour still does.
        assertThat(rows()).containsExactly("HOUR 10:00 views 2 report 2 final at 11:02");
    }

    @Test
    void reportsAnOpenMinuteEarlyAtTheNextIntervalWhenItChanged() {
        windows.processingTime(7_000);
        views(KITCHEN, 1, "10:00:05");
        views(KITCHEN, 1, "10:00:09");
        windows.processingTime(9_999);
        assertThat(rows()).isEmpty();

        windows.processingTime(10_000);
        assertThat(rows()).containsExactly("MINUTE 10:00 views 2 report 1 early at 10:00:09");
        windows.processingTime(20_000);
        assertThat(rows()).isEmpty();
        views(KITCHEN, 1, "10:00:08");
        windows.processingTime(25_000);
        assertThat(rows()).containsExactly("MINUTE 10:00 views 3 report 2 early at 10:00:09");
        windows.watermark(at("10:01"));
        assertThat(rows()).containsExactly("MINUTE 10:00 views 3 report 3 final at 10:01");
    }

    @Test
    void aMinuteThatClosesFirstIsNotReportedEarly() {
        views(KITCHEN, 1, "10:00:05");
        assertThat(windows.processingTimeTimers()).isEqualTo(1);

        windows.watermark(at("10:01"));
        assertThat(windows.processingTimeTimers()).isZero();
        views(KITCHEN, 1, "10:00:06");
        windows.processingTime(60_000);

        assertThat(rows()).containsExactly("MINUTE 10:00 views 1 report 1 final at 10:01");
    }

    @Test
    void anItemThatMovesIsTakenFromItsOldCategory() {
        windows.element(contribution(KETTLE, 1, "10:00:05", "kitchen"), 0);
        windows.watermark(at("10:01"));
        windows.takeOutput();

        windows.element(contribution(KETTLE, 1, "10:00:06", "garden"), 0);
        windows.watermark(at("10:02"));

        assertThat(windows.takeOutput())
                .extracting(update -> update.role() + " of "
                        + update.family().parent().id() + " in " + update.row().category())
                .containsExactly("FORMER_MEMBER of kitchen in garden", "MEMBER of garden in garden");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        windows.processingTime(1);
        views(KITCHEN, 1, "10:00:05");
        windows.processingTime(5_000);
        views(KITCHEN, 1, "10:00:06");
        windows.takeOutput();

        windows = windows.snapshotAndRestore();
        views(KITCHEN, 1, "10:00:07");
        windows.processingTime(10_000);
        assertThat(rows()).containsExactly("MINUTE 10:00 views 3 report 2 early at 10:00:07");
        windows.watermark(at("10:01"));
        assertThat(rows()).containsExactly("MINUTE 10:00 views 3 report 3 final at 10:01");
        windows = windows.snapshotAndRestore();
        windows.watermark(at("10:01"));
        views(KITCHEN, 1, "10:00:08");
        windows.watermark(at("10:02"));
        assertThat(rows()).containsExactly("MINUTE 10:00 views 4 report 4 final at 10:02");
    }

    /** The watermark begins anew after a restore; a closed minute must not be published as open again. */
    @Test
    void aClosedMinuteIsNotReportedEarlyRightAfterARestore() throws Exception {
        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("10:01"));
        windows.takeOutput();

        windows = windows.snapshotAndRestore();
        views(KITCHEN, 1, "10:00:06");
        windows.processingTime(10_000);
        assertThat(rows()).isEmpty();
        windows.watermark(at("10:02"));

        assertThat(rows()).containsExactly("MINUTE 10:00 views 2 report 2 final at 10:02");
    }

    @ParameterizedTest(name = "from PT1H to {0}, forgotten at {1}")
    @CsvSource({
        "PT7M, 2010-12-02T01:00:00Z",
        "PT30M, 2010-12-02T01:00:00Z",
        "PT35M, 2010-12-02T01:00:00Z",
        "PT3H, 2010-12-02T03:00:00Z"
    })
    void aSilentSubjectLeavesNothingWhenTheLatenessIsMadeShorterOrLonger(Duration lateness, String forgotten)
            throws Exception {
        views(KITCHEN, 1, "10:00:05");
        views(KITCHEN, 1, "10:30:05");
        views(KITCHEN, 1, "11:00:05");
        windows.watermark(at("10:20"));
        windows.takeOutput();

        restoreWith(settings("UTC", lateness));
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(rows())
                .containsExactly(
                        "MINUTE 10:30 views 1 report 1 final at 10:31",
                        "HOUR 10:00 views 2 report 1 final at 11:00",
                        "MINUTE 11:00 views 1 report 1 final at 11:01",
                        "HOUR 11:00 views 1 report 1 final at 12:00",
                        "DAY 00:00 views 3 report 1 final at 00:00");
        windows.watermark(at(forgotten));

        windows.assertNothingLeft();
    }

    /** Every minute has a window, so that a timer of one is that of another under the new lateness. */
    @ParameterizedTest(name = "from PT1H to {0}")
    @ValueSource(strings = {"PT7M", "PT30M", "PT3H"})
    void aSubjectThatGoesOnLeavesNothingBehindEither(Duration lateness) throws Exception {
        everyMinute("10:00", 90);
        assertThat(rows()).filteredOn(row -> row.startsWith("MINUTE")).hasSize(88);
        restoreWith(settings("UTC", lateness));
        everyMinute("11:30", 200);

        windows.watermark(at("2010-12-02T03:00:00Z"));

        assertThat(rows()).filteredOn(row -> row.startsWith("MINUTE")).hasSize(202);
        windows.assertNothingLeft();
    }

    @Test
    void aWindowThatWasForgottenDoesNotBeginAnewWhenTheLatenessIsMadeLonger() throws Exception {
        views(KITCHEN, 100, "10:00:05");
        windows.watermark(at("11:01"));
        windows.takeOutput();

        restoreWith(settings("UTC", Duration.ofHours(3)));
        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:30"));
        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:31"));

        // The minute would know nothing of the hundred; the hour still does.
        assertThat(rows())
                .containsExactly(
                        "HOUR 10:00 views 101 report 2 final at 11:30", "HOUR 10:00 views 102 report 3 final at 11:31");
    }

    @Test
    void aDayOfTheFormerTimeZoneIsConcludedAndWhatComesNextBeginsOneOfTheNew() throws Exception {
        views(KITCHEN, 100, "10:00:05");
        windows.watermark(at("12:00"));
        windows.takeOutput();

        restoreWith(settings("Europe/Berlin", Duration.ofHours(1)));
        views(KITCHEN, 1, "12:00:05");
        windows.watermark(at("23:00"));
        assertThat(rows())
                .containsExactly(
                        "MINUTE 12:00 views 1 report 1 final at 12:01",
                        "HOUR 12:00 views 1 report 1 final at 13:00",
                        "DAY 23:00 views 1 report 1 final at 23:00");
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(rows()).containsExactly("DAY 00:00 views 100 report 1 final at 00:00");
        windows.watermark(at("2010-12-02T01:00:00Z"));

        windows.assertNothingLeft();
    }

    /** The minute that ends with the former day keeps its timer from telling that it is of another time zone. */
    @Test
    void aDayOfTheFormerTimeZoneIsConcludedThoughTheSubjectGoesOn() throws Exception {
        everyMinute("10:00", 30);
        restoreWith(settings("Europe/Berlin", Duration.ofHours(1)));
        windows.watermark(at("10:30"));
        windows.takeOutput();
        everyMinute("23:30", 120);

        // With the first sweep: an hour later the first minutes are forgotten.
        assertThat(rows()).contains("DAY 00:00 views 30 report 1 final at 00:00");
        windows.watermark(at("2010-12-03T00:00:00Z"));
        windows.assertNothingLeft();
    }

    @Test
    void aSilentSubjectLeavesNothing() {
        views(KITCHEN, 1, "10:00:05");
        views(KETTLE, 1, "10:00:05");
        windows.processingTime(5_000);
        windows.watermark(at("2010-12-02T00:59:59.999Z"));
        assertThat(windows.stateEntries()).isEqualTo(2);

        windows.watermark(at("2010-12-02T01:00:00Z"));

        windows.assertNothingLeft();
    }

    @Test
    void theEndOfInputConcludesEveryWindowOnce() {
        views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("10:01"));
        views(KITCHEN, 1, "10:00:06");
        views(KITCHEN, 1, "10:02:06");
        windows.takeOutput();

        windows.endOfInput();

        assertThat(rows())
                .containsExactly(
                        "MINUTE 10:00 views 2 report 2 final at 11:01",
                        "MINUTE 10:02 views 1 report 1 final at 10:03",
                        "HOUR 10:00 views 3 report 1 final at 11:00",
                        "DAY 00:00 views 3 report 1 final at 00:00");
        windows.assertNothingLeft();
    }

    private static MetricsSettings settings(String zone, Duration allowedLateness) {
        return new MetricsSettings(
                ZoneId.of(zone),
                allowedLateness,
                Duration.ofSeconds(5),
                BigDecimal.valueOf(20),
                Duration.ofSeconds(1),
                1);
    }

    /** As after a savepoint and a start with other options. */
    private void restoreWith(MetricsSettings changed) throws Exception {
        settings = changed;
        windows = windows.snapshotAndRestore();
    }

    /** A view in each minute, with the watermark half a minute behind. */
    private void everyMinute(String from, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            Instant time = at(from).plus(Duration.ofMinutes(minute));
            views(KITCHEN, 1, time.toString());
            windows.watermark(time.minusSeconds(30));
        }
    }

    private void views(Subject subject, int count, String time) {
        String category = subject.dimension().equals("ITEM") ? "kitchen" : null;
        windows.element(contribution(subject, count, time, category), at(time));
    }

    private static Contribution contribution(Subject subject, int count, String time, @Nullable String category) {
        Accumulator accumulator = new Accumulator().happened(at(time), category);
        for (int i = 0; i < count; i++) {
            accumulator.view();
        }
        long minute = at(time).toEpochMilli() / 60_000 * 60_000;
        return new Contribution(subject, minute, accumulator.toActivity());
    }

    /** What is said of each subject, to the family where it is published. */
    private List<String> rows() {
        return windows.takeOutput().stream()
                .filter(update -> update.role() == FamilyUpdate.Role.MEMBER)
                .map(FamilyUpdate::row)
                .map(row -> row.granularity() + " " + clock(row.windowStart()) + " views " + row.views() + " report "
                        + row.revision() + (row.isFinal() ? " final at " : " early at ") + clock(row.updatedAt()))
                .toList();
    }

    private static String clock(Instant instant) {
        return instant.atZone(ZoneId.of("UTC")).toLocalTime().toString();
    }
}
