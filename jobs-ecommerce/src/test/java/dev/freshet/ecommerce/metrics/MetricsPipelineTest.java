/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static dev.freshet.ecommerce.metrics.ShopStory.bought;
import static dev.freshet.ecommerce.metrics.ShopStory.cart;
import static dev.freshet.ecommerce.metrics.ShopStory.givenBack;
import static dev.freshet.ecommerce.metrics.ShopStory.item;
import static dev.freshet.ecommerce.metrics.ShopStory.purchase;
import static dev.freshet.ecommerce.metrics.ShopStory.refund;
import static dev.freshet.ecommerce.metrics.ShopStory.view;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.PipelineInputs;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.result.FinalRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsPipelineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void publishesEachWindowOfEachSubjectOnceWhenNothingIsCorrected() throws Exception {
        List<ShopperEvent> events = List.of(
                view("anna", "09:59:58", item("kettle", "kitchen")),
                view("anna", "10:00:01", item("kettle", "kitchen")),
                view("bert", "10:00:02", item("rake", "garden")),
                cart("anna", "10:00:03", item("kettle", "kitchen")));
        List<OrderChange> changes = List.of(
                purchase("10:00:30", "GBP", bought("kettle", "kitchen", 2, "40.00", "4.00")),
                refund("10:00:40", "GBP", givenBack("kettle", "kitchen", 1, "18.00")));

        List<ProductMetrics> rows = run(events, changes, settings(Duration.ZERO), RunSettings.DEFAULT);

        assertThat(rows).allMatch(row -> row.revision() == 1 && row.isFinal());
        assertThat(rows.stream().map(ProductMetrics::key))
                .containsExactlyInAnyOrder(
                        "item|kettle|minute|2010-12-01T09:59:00Z",
                        "category|kitchen|minute|2010-12-01T09:59:00Z",
                        "shop|shop|minute|2010-12-01T09:59:00Z",
                        "item|kettle|hour|2010-12-01T09:00:00Z",
                        "category|kitchen|hour|2010-12-01T09:00:00Z",
                        "shop|shop|hour|2010-12-01T09:00:00Z",
                        "item|kettle|minute|2010-12-01T10:00:00Z",
                        "item|rake|minute|2010-12-01T10:00:00Z",
                        "category|kitchen|minute|2010-12-01T10:00:00Z",
                        "category|garden|minute|2010-12-01T10:00:00Z",
                        "shop|shop|minute|2010-12-01T10:00:00Z",
                        "item|kettle|hour|2010-12-01T10:00:00Z",
                        "item|rake|hour|2010-12-01T10:00:00Z",
                        "category|kitchen|hour|2010-12-01T10:00:00Z",
                        "category|garden|hour|2010-12-01T10:00:00Z",
                        "shop|shop|hour|2010-12-01T10:00:00Z",
                        "item|kettle|day|2010-11-30T23:00:00Z",
                        "item|rake|day|2010-11-30T23:00:00Z",
                        "category|kitchen|day|2010-11-30T23:00:00Z",
                        "category|garden|day|2010-11-30T23:00:00Z",
                        "shop|shop|day|2010-11-30T23:00:00Z");
        assertThat(rows)
                .contains(new ProductMetrics(
                        Dimension.ITEM,
                        "kettle",
                        "kitchen",
                        Granularity.DAY,
                        at("2010-11-30T23:00:00Z"),
                        at("2010-12-01T23:00:00Z"),
                        2,
                        1,
                        0,
                        2,
                        1,
                        1,
                        List.of(new Revenue("GBP", decimal("40"), decimal("4"), decimal("18"), decimal("18"))),
                        new Conversion(1, 2, decimal("0.5"), decimal("0.5")),
                        new Conversion(1, 1, decimal("1"), decimal("1")),
                        new Conversion(1, 2, decimal("0.5"), decimal("0.5")),
                        1,
                        true,
                        at("2010-12-01T23:00:00Z")));
        assertThat(rows)
                .contains(new ProductMetrics(
                        Dimension.CATEGORY,
                        "garden",
                        null,
                        Granularity.MINUTE,
                        at("10:00"),
                        at("10:01"),
                        1,
                        0,
                        0,
                        0,
                        0,
                        1,
                        List.of(),
                        // The shop: 1 cart and 1 order of 2 views. (0 + 20 · 1/2) / (1 + 20)
                        new Conversion(0, 1, decimal("0"), decimal("0.47619")),
                        new Conversion(0, 0, null, decimal("1")),
                        new Conversion(0, 1, decimal("0"), decimal("0.47619")),
                        1,
                        true,
                        at("10:01")));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void disorderedInputGivesTheRowsOfABatchComputation(RunSettings settings, long seed) throws Exception {
        RandomShop shop = new RandomShop(seed, 1_000, Instant.parse("2026-03-28T22:10:00Z"), Duration.ofHours(26));
        Map<String, ProductMetrics> expected =
                new BatchMetrics(BERLIN, BigDecimal.valueOf(20)).rows(shop.events, shop.changes);
        Duration late = Duration.ofMinutes(50);
        List<ShopperEvent> events =
                shop.delayed(shop.events, event -> event.event().eventTime(), late);
        List<OrderChange> changes = shop.delayed(shop.changes, OrderChange::eventTime, late);

        List<ProductMetrics> published = run(events, changes, settings(Duration.ofMillis(20)), settings);

        assertThat(FinalRows.facts(
                        published,
                        ProductMetrics::key,
                        ProductMetrics::revision,
                        row -> row.revised(0, row.windowEnd())))
                .as("seed %d", seed)
                .isEqualTo(expected);
        assertThat(revisions(published)).as("seed %d", seed).allSatisfy(MetricsPipelineTest::areRising);
        assertThat(published.stream().filter(row -> row.revision() > 1 && row.isFinal()))
                .as("corrections were needed, seed %d", seed)
                .hasSizeGreaterThan(100);
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    private static MetricsSettings settings(Duration earlyInterval) {
        return new MetricsSettings(
                BERLIN, Duration.ofHours(1), earlyInterval, BigDecimal.valueOf(20), PipelineInputs.SMALL_SUMS);
    }

    private static List<ProductMetrics> run(
            List<ShopperEvent> events, List<OrderChange> changes, MetricsSettings metrics, RunSettings settings)
            throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        Collected<ProductMetrics> rows = run.collect(
                "rows",
                MetricsPipeline.build(
                        PipelineInputs.events(run, events), PipelineInputs.orderChanges(run, changes), metrics));
        run.execute();
        return rows.values();
    }

    private static Map<String, List<Long>> revisions(List<ProductMetrics> published) {
        return published.stream().collect(groupingBy(ProductMetrics::key, mapping(ProductMetrics::revision, toList())));
    }

    /** An item may leave out numbers when it changes its category, and its rows then come from two places at once. */
    private static void areRising(String key, List<Long> revisions) {
        if (key.startsWith("item|")) {
            assertThat(revisions).doesNotHaveDuplicates();
        } else {
            assertThat(revisions)
                    .isEqualTo(
                            LongStream.rangeClosed(1, revisions.size()).boxed().toList());
        }
    }
}
