/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The function under test, what it is told of the kitchen and its items in the minute from 10:00, and its rows in words. */
final class MetricsRatesHarness implements AutoCloseable {

    static final Subject KITCHEN = Subject.of(Dimension.CATEGORY, "kitchen");

    private MetricsSettings settings = MetricsWindowsHarness.settings("UTC", Duration.ofHours(1));
    private KeyedHarness<Family, FamilyUpdate, ProductMetrics> function;

    MetricsRatesHarness() throws Exception {
        function = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new MetricsRatesFunction(settings),
                FamilyUpdate::family,
                TypeInformation.of(Family.class));
    }

    void parent(long views, long carts, boolean isFinal, long report) {
        ProductMetrics row = row(Dimension.CATEGORY, "kitchen", views, carts, isFinal, report);
        for (int shard = 0; shard < Family.SHARDS; shard++) {
            update(new FamilyUpdate(Family.ofParent(row, shard), FamilyUpdate.Role.PARENT, row));
        }
    }

    void member(String item, long views, long carts, boolean isFinal, long report) {
        updateOfItem(FamilyUpdate.Role.MEMBER, row(Dimension.ITEM, item, views, carts, isFinal, report));
    }

    /** The item has another category now. */
    void formerMember(String item, long views, long carts, boolean isFinal, long report) {
        updateOfItem(FamilyUpdate.Role.FORMER_MEMBER, row(Dimension.ITEM, item, views, carts, isFinal, report));
    }

    private void updateOfItem(FamilyUpdate.Role role, ProductMetrics item) {
        update(new FamilyUpdate(Family.ofMember(KITCHEN, item), role, item));
    }

    private void update(FamilyUpdate update) {
        function.element(update, at("10:00"));
    }

    static ProductMetrics row(Dimension dimension, String id, long views, long carts, boolean isFinal, long report) {
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

    /** All before this time has passed, and not the time itself. */
    void before(String time) {
        function.watermark(at(time).toEpochMilli() - 1);
    }

    void passed(String time) {
        function.watermark(at(time));
    }

    void endOfInput() {
        function.endOfInput();
    }

    void restore() throws Exception {
        function = function.snapshotAndRestore();
    }

    /** As after a savepoint and a start with another option. */
    void restoreWith(Duration allowedLateness) throws Exception {
        settings = MetricsWindowsHarness.settings("UTC", allowedLateness);
        restore();
    }

    /** Since the last time. */
    List<String> rows() {
        return function.takeOutput().stream()
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
