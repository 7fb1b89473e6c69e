/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The function under test, what shoppers do, and its rows in words. */
final class MetricsWindowsHarness implements AutoCloseable {

    private static final Subject KITCHEN = Subject.of(Dimension.CATEGORY, "kitchen");

    private MetricsSettings settings = settings("UTC", Duration.ofHours(1));
    private KeyedHarness<Subject, Contribution, FamilyUpdate> function;

    MetricsWindowsHarness() throws Exception {
        function = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new MetricsWindowsFunction(settings),
                Contribution::subject,
                TypeInformation.of(Subject.class));
    }

    static MetricsSettings settings(String zone, Duration allowedLateness) {
        return new MetricsSettings(
                ZoneId.of(zone),
                allowedLateness,
                Duration.ofSeconds(5),
                BigDecimal.valueOf(20),
                PreAggregationSettings.defaults());
    }

    void restore() throws Exception {
        function = function.snapshotAndRestore();
    }

    /** As after a savepoint and a start with other options. */
    void restoreWith(MetricsSettings changed) throws Exception {
        settings = changed;
        restore();
    }

    /** A view in each minute, with the watermark half a minute behind. */
    void everyMinute(String from, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            Instant time = at(from).plus(Duration.ofMinutes(minute));
            views(KITCHEN, 1, time.toString());
            watermark(time.minusSeconds(30));
        }
    }

    void views(Subject subject, int count, String time) {
        String category = subject.dimension().equals("ITEM") ? "kitchen" : null;
        element(contribution(subject, count, time, category), at(time).toEpochMilli());
    }

    void element(Contribution contribution, long time) {
        function.element(contribution, time);
    }

    static Contribution contribution(Subject subject, int count, String time, @Nullable String category) {
        Accumulator accumulator = new Accumulator().happened(at(time), category);
        for (int i = 0; i < count; i++) {
            accumulator.view();
        }
        long minute = at(time).toEpochMilli() / 60_000 * 60_000;
        return new Contribution(subject, minute, accumulator.toActivity());
    }

    void watermark(Instant time) {
        function.watermark(time);
    }

    void watermark(long time) {
        function.watermark(time);
    }

    void processingTime(long time) {
        function.processingTime(time);
    }

    void endOfInput() {
        function.endOfInput();
    }

    List<FamilyUpdate> takeOutput() {
        return function.takeOutput();
    }

    /** What is said of each subject, to the family where it is published. */
    List<String> rows() {
        return takeOutput().stream()
                .filter(update -> update.role() == FamilyUpdate.Role.MEMBER)
                .map(FamilyUpdate::row)
                .map(row -> row.granularity() + " " + clock(row.windowStart()) + " views " + row.views() + " report "
                        + row.revision() + (row.isFinal() ? " final at " : " early at ") + clock(row.updatedAt()))
                .toList();
    }

    private static String clock(Instant instant) {
        return instant.atZone(ZoneId.of("UTC")).toLocalTime().toString();
    }

    int processingTimeTimers() {
        return function.processingTimeTimers();
    }

    int stateEntries() {
        return function.stateEntries();
    }

    void assertNothingLeft() {
        function.assertNothingLeft();
    }

    @Override
    public void close() {
        function.close();
    }
}
