/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsWindowsFunctionTest {

    private static final Subject KITCHEN = Subject.of(Dimension.CATEGORY, "kitchen");
    private static final Subject KETTLE = Subject.of(Dimension.ITEM, "kettle");

    private final MetricsWindowsHarness windows;

    MetricsWindowsFunctionTest() throws Exception {
        windows = new MetricsWindowsHarness();
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void reportsEachWindowFinallyWhenTheWatermarkHasPassedItsEnd() {
        windows.views(KITCHEN, 2, "10:00:05");
        windows.views(KITCHEN, 1, "10:00:59");

        windows.watermark(at("10:01").toEpochMilli() - 2);
        assertThat(windows.rows()).isEmpty();
        windows.watermark(at("10:01").toEpochMilli() - 1);
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 3 report 1 final at 10:01");
        windows.watermark(at("11:00"));
        assertThat(windows.rows()).containsExactly("HOUR 10:00 views 3 report 1 final at 11:00");
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(windows.rows()).containsExactly("DAY 00:00 views 3 report 1 final at 00:00");
    }

    @Test
    void tellsEachFamilyOfASubject() {
        windows.views(KITCHEN, 1, "10:00:05");
        windows.views(KETTLE, 1, "10:00:05");
        windows.views(Subject.of(Dimension.SHOP, "shop"), 1, "10:00:05");

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
        windows.views(KITCHEN, 2, "10:00:05");
        windows.watermark(at("10:30"));
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 2 report 1 final at 10:01");

        windows.views(KITCHEN, 1, "10:00:07");
        windows.views(KITCHEN, 1, "10:00:08");
        assertThat(windows.rows()).isEmpty();
        windows.watermark(at("10:31"));

        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 4 report 2 final at 10:31");
        windows.watermark(at("10:32"));
        assertThat(windows.rows()).isEmpty();
    }

    @Test
    void countsWhatComesAtTheLastMomentAndLeavesOutWhatComesAfterTheWindowIsCleared() {
        windows.watermark(at("11:01").toEpochMilli() - 1);
        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:01"));
        assertThat(windows.rows())
                .containsExactlyInAnyOrder(
                        "MINUTE 10:00 views 1 report 1 final at 10:01", "HOUR 10:00 views 1 report 1 final at 11:00");

        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:02"));

        // The minute would know nothing of the first view; the hour still does.
        assertThat(windows.rows()).containsExactly("HOUR 10:00 views 2 report 2 final at 11:02");
    }

    @Test
    void reportsAnOpenMinuteEarlyAtTheNextIntervalWhenItChanged() {
        windows.processingTime(7_000);
        windows.views(KITCHEN, 1, "10:00:05");
        windows.views(KITCHEN, 1, "10:00:09");
        windows.processingTime(9_999);
        assertThat(windows.rows()).isEmpty();

        windows.processingTime(10_000);
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 2 report 1 early at 10:00:09");
        windows.processingTime(20_000);
        assertThat(windows.rows()).isEmpty();
        windows.views(KITCHEN, 1, "10:00:08");
        windows.processingTime(25_000);
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 3 report 2 early at 10:00:09");
        windows.watermark(at("10:01"));
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 3 report 3 final at 10:01");
    }

    @Test
    void aMinuteThatClosesFirstIsNotReportedEarly() {
        windows.views(KITCHEN, 1, "10:00:05");
        assertThat(windows.processingTimeTimers()).isEqualTo(1);

        windows.watermark(at("10:01"));
        assertThat(windows.processingTimeTimers()).isZero();
        windows.views(KITCHEN, 1, "10:00:06");
        windows.processingTime(60_000);

        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 1 report 1 final at 10:01");
    }

    @Test
    void anItemThatMovesIsTakenFromItsOldCategory() {
        windows.element(MetricsWindowsHarness.contribution(KETTLE, 1, "10:00:05", "kitchen"), 0);
        windows.watermark(at("10:01"));
        windows.takeOutput();

        windows.element(MetricsWindowsHarness.contribution(KETTLE, 1, "10:00:06", "garden"), 0);
        windows.watermark(at("10:02"));

        assertThat(windows.takeOutput())
                .extracting(update -> update.role() + " of "
                        + update.family().parent().id() + " in " + update.row().category())
                .containsExactly("FORMER_MEMBER of kitchen in garden", "MEMBER of garden in garden");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        windows.processingTime(1);
        windows.views(KITCHEN, 1, "10:00:05");
        windows.processingTime(5_000);
        windows.views(KITCHEN, 1, "10:00:06");
        windows.takeOutput();

        windows.restore();
        windows.views(KITCHEN, 1, "10:00:07");
        windows.processingTime(10_000);
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 3 report 2 early at 10:00:07");
        windows.watermark(at("10:01"));
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 3 report 3 final at 10:01");
        windows.restore();
        windows.watermark(at("10:01"));
        windows.views(KITCHEN, 1, "10:00:08");
        windows.watermark(at("10:02"));
        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 4 report 4 final at 10:02");
    }

    /** The watermark begins anew after a restore; a closed minute must not be published as open again. */
    @Test
    void aClosedMinuteIsNotReportedEarlyRightAfterARestore() throws Exception {
        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("10:01"));
        windows.takeOutput();

        windows.restore();
        windows.views(KITCHEN, 1, "10:00:06");
        windows.processingTime(10_000);
        assertThat(windows.rows()).isEmpty();
        windows.watermark(at("10:02"));

        assertThat(windows.rows()).containsExactly("MINUTE 10:00 views 2 report 2 final at 10:02");
    }

    @Test
    void aSilentSubjectLeavesNothing() {
        windows.views(KITCHEN, 1, "10:00:05");
        windows.views(KETTLE, 1, "10:00:05");
        windows.processingTime(5_000);
        windows.watermark(at("2010-12-02T00:59:59.999Z"));
        assertThat(windows.stateEntries()).isEqualTo(2);

        windows.watermark(at("2010-12-02T01:00:00Z"));

        windows.assertNothingLeft();
    }

    @Test
    void theEndOfInputConcludesEveryWindowOnce() {
        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("10:01"));
        windows.views(KITCHEN, 1, "10:00:06");
        windows.views(KITCHEN, 1, "10:02:06");
        windows.takeOutput();

        windows.endOfInput();

        assertThat(windows.rows())
                .containsExactly(
                        "MINUTE 10:00 views 2 report 2 final at 11:01",
                        "MINUTE 10:02 views 1 report 1 final at 10:03",
                        "HOUR 10:00 views 3 report 1 final at 11:00",
                        "DAY 00:00 views 3 report 1 final at 00:00");
        windows.assertNothingLeft();
    }
}
