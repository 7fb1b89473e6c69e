/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows in state, and a restart with other options than those by which they were made. */
class MetricsWindowsOptionsTest {

    private static final Subject KITCHEN = Subject.of(Dimension.CATEGORY, "kitchen");

    private final MetricsWindowsHarness windows;

    MetricsWindowsOptionsTest() throws Exception {
        windows = new MetricsWindowsHarness();
    }

    @AfterEach
    void close() {
        windows.close();
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
        windows.views(KITCHEN, 1, "10:00:05");
        windows.views(KITCHEN, 1, "10:30:05");
        windows.views(KITCHEN, 1, "11:00:05");
        windows.watermark(at("10:20"));
        windows.takeOutput();

        windows.restoreWith(MetricsWindowsHarness.settings("UTC", lateness));
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(windows.rows())
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
        windows.everyMinute("10:00", 90);
        assertThat(windows.rows()).filteredOn(row -> row.startsWith("MINUTE")).hasSize(88);
        windows.restoreWith(MetricsWindowsHarness.settings("UTC", lateness));
        windows.everyMinute("11:30", 200);

        windows.watermark(at("2010-12-02T03:00:00Z"));

        assertThat(windows.rows()).filteredOn(row -> row.startsWith("MINUTE")).hasSize(202);
        windows.assertNothingLeft();
    }

    @Test
    void aWindowThatWasForgottenDoesNotBeginAnewWhenTheLatenessIsMadeLonger() throws Exception {
        windows.views(KITCHEN, 100, "10:00:05");
        windows.watermark(at("11:01"));
        windows.takeOutput();

        windows.restoreWith(MetricsWindowsHarness.settings("UTC", Duration.ofHours(3)));
        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:30"));
        windows.views(KITCHEN, 1, "10:00:05");
        windows.watermark(at("11:31"));

        // The minute would know nothing of the hundred; the hour still does.
        assertThat(windows.rows())
                .containsExactly(
                        "HOUR 10:00 views 101 report 2 final at 11:30", "HOUR 10:00 views 102 report 3 final at 11:31");
    }

    @Test
    void aDayOfTheFormerTimeZoneIsConcludedAndWhatComesNextBeginsOneOfTheNew() throws Exception {
        windows.views(KITCHEN, 100, "10:00:05");
        windows.watermark(at("12:00"));
        windows.takeOutput();

        windows.restoreWith(MetricsWindowsHarness.settings("Europe/Berlin", Duration.ofHours(1)));
        windows.views(KITCHEN, 1, "12:00:05");
        windows.watermark(at("23:00"));
        assertThat(windows.rows())
                .containsExactly(
                        "MINUTE 12:00 views 1 report 1 final at 12:01",
                        "HOUR 12:00 views 1 report 1 final at 13:00",
                        "DAY 23:00 views 1 report 1 final at 23:00");
        windows.watermark(at("2010-12-02T00:00:00Z"));
        assertThat(windows.rows()).containsExactly("DAY 00:00 views 100 report 1 final at 00:00");
        windows.watermark(at("2010-12-02T01:00:00Z"));

        windows.assertNothingLeft();
    }

    /** The minute that ends with the former day keeps its timer from telling that it is of another time zone. */
    @Test
    void aDayOfTheFormerTimeZoneIsConcludedThoughTheSubjectGoesOn() throws Exception {
        windows.everyMinute("10:00", 30);
        windows.restoreWith(MetricsWindowsHarness.settings("Europe/Berlin", Duration.ofHours(1)));
        windows.watermark(at("10:30"));
        windows.takeOutput();
        windows.everyMinute("23:30", 120);

        // With the first sweep: an hour later the first minutes are forgotten.
        assertThat(windows.rows()).contains("DAY 00:00 views 30 report 1 final at 00:00");
        windows.watermark(at("2010-12-03T00:00:00Z"));
        windows.assertNothingLeft();
    }
}
