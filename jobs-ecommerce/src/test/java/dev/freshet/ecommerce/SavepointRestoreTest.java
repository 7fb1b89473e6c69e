/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's pipeline goes on from the savepoint that a release left behind, as if nothing had been between.
 *
 * <p>The savepoints stand in {@code src/test/resources/savepoints/<release>}, one file for a job, in the canonical format
 * that every state backend restores. Before a release, write its own by running {@link #writesASavepoint} with
 * {@code -Dfreshet.savepoint.release=<release>}, and commit it. Every release is restored, because not everybody takes each.
 * Never write one again for a release that is out: when this test fails, jobs in production cannot be upgraded either.
 */
class SavepointRestoreTest {

    private static final String RELEASE = "freshet.savepoint.release";
    private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");

    private static ShopRun uninterrupted;

    @BeforeAll
    static void tellTheWholeStory() throws Exception {
        uninterrupted = run(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT),
                HalfAStory.secondHalf(HalfAStory.firstHalf()),
                HalfAStory.secondInventory(HalfAStory.firstInventory()),
                HalfAStory.wholeCatalog());
    }

    static Stream<Arguments> releasesAndStores() throws IOException {
        try (Stream<Path> releases = Files.list(SAVEPOINTS)) {
            return releases.map(release -> release.getFileName().toString()).sorted().toList().stream()
                    .flatMap(release -> Stream.of(StateStore.values()).map(store -> Arguments.of(release, store)));
        }
    }

    @ParameterizedTest
    @MethodSource("releasesAndStores")
    void goesOnWhereTheReleaseStopped(String release, StateStore store) throws Exception {
        ShopRun restored = run(
                MiniClusterFixture.shared().restore(savepoint(release), RunSettings.DEFAULT.withStore(store)),
                HalfAStory.secondHalf(),
                HalfAStory.secondInventory(),
                HalfAStory.secondCatalog().after("events-source"));

        assertThat(FinalShopRows.orders(restored.orders().values()))
                .containsExactly(
                        "t-1|e-9 refund booked anna EUR gross 0 discount 0 refunded 4.50 excess 4.50 net -4.50 EXCESS",
                        "t-3|e-17 purchase booked karl EUR gross 2.00 discount 0 refunded 0 excess 0 net 2.00",
                        "t-9|e-6 refund booked anna EUR gross 0 discount 0 refunded 5.00 excess 0.00 net -5.00 UNMATCHED");
        assertThat(FinalShopRows.stock(uninterrupted.stock().values()))
                .containsAll(FinalShopRows.stock(restored.stock().values()));
        assertThat(FinalShopRows.stock(restored.stock().values()))
                .extracting(row -> row.split(" sells ", 2)[0])
                .containsExactly(
                        "kettle|main on hand 3 reserved 0 available 3",
                        "mug|main on hand 4 reserved 0 available 4",
                        "pot|side on hand 0 reserved 0 available 0");
        assertThat(restored.stock().values()).extracting(StockRow::revision).doesNotContain(1L);
        // What the release had said at 10:00:20 is over, and not said again.
        assertThat(FinalShopRows.alerts(restored.alerts().values()))
                .containsExactly(
                        "OUT_OF_STOCK|2026-03-02T10:00:15Z|kettle|main resolved at 2026-03-02T10:04:00Z by [m-9]"
                                + " {available=3, on_hand=3, reserved=0}",
                        "OUT_OF_STOCK|2026-03-02T10:00:20Z|mug|main resolved at 2026-03-02T10:05:00Z by [m-2]"
                                + " {available=1, on_hand=1, reserved=0}",
                        "OUT_OF_STOCK|2026-03-02T10:04:00Z|pot|side firing at 2026-03-02T10:04:00Z by [m-10]"
                                + " {available=0, on_hand=0, reserved=0}",
                        "OVERSOLD|2026-03-02T10:03:00Z|mug|main firing at 2026-03-02T10:03:00Z by [m-3]"
                                + " {available=-1, on_hand=1, reserved=2}",
                        "OVERSOLD|2026-03-02T10:03:00Z|mug|main resolved at 2026-03-02T10:05:00Z by [m-2]"
                                + " {available=1, on_hand=1, reserved=0}");
        // By the campaigns that were in force, though none lies in the topic now; what was done is not done again.
        // And though the catalog is read when the events are over.
        assertThat(restored.actions().values())
                .extracting(action ->
                        action.ruleId() + " " + action.ruleVersion() + " " + action.target() + " " + action.subjects())
                .containsExactlyInAnyOrder(
                        "cheaper 1 gustav [lamp]",
                        "is back 1 hanna [kettle]",
                        "is back 1 ben [mug]",
                        "goes with 1 lena [pot]",
                        "left 4 gina [lamp]",
                        "left 4 gustav [lamp]",
                        "left 4 ida [vase]",
                        "left 4 lena [tea]",
                        "left 4 otto [jar]");
        // The parents of closed rows were corrected, but not their rates: nothing is said again.
        assertThat(FinalShopRows.metrics(restored.metrics().values()))
                .containsExactlyElementsOf(FinalShopRows.metrics(uninterrupted.metrics().values().stream()
                        .filter(row -> !wasClosed(row))
                        .toList()));
        // Nothing of it was final, so all of it is told, with what the first half counted, and what was handed over in
        // it.
        assertThat(FinalShopRows.funnel(restored.funnel().values()))
                .isEqualTo(FinalShopRows.funnel(uninterrupted.funnel().values()))
                .containsExactly(
                        "day|2026-03-02T00:00:00Z viewed 3 carted 0 checked out 0 purchased 0",
                        "hour|2026-03-02T10:00:00Z viewed 3 carted 0 checked out 0 purchased 0");
        assertThat(FinalShopRows.boughtTogether(restored.boughtTogether().values()))
                .isEqualTo(FinalShopRows.boughtTogether(
                        uninterrupted.boughtTogether().values()))
                .containsExactly(
                        "cup in 1 of 3 tea 1 of 2: 1.046496",
                        "pot in 1 of 3 tea 1 of 2: 1.046496",
                        "tea in 2 of 3 cup 1 of 1: 1.046496 pot 1 of 1: 1.046496");
        assertThat(FinalShopRows.trending(uninterrupted.trending().values()))
                .containsAll(FinalShopRows.trending(restored.trending().values()));
        assertThat(FinalShopRows.trending(restored.trending().values()))
                .as("the categories of the second half")
                .hasSize(4);
    }

    /** As in a replay, where nothing depends on which topic is read faster. Without campaigns: none lies in their topic. */
    private static ShopRun run(
            PipelineRun run,
            Script<Decoded<ShopEvent>> events,
            Script<Decoded<InventoryMovement>> inventory,
            Script<Decoded<Change<CatalogItem>>> catalog)
            throws Exception {
        return ShopRun.between(
                        run, ShopRun.inputs(run, events, inventory, catalog, List.of(), Script.empty()), ShopRun.REPLAY)
                .executed();
    }

    /** Whether the first half had published the row as final. */
    private static boolean wasClosed(ProductMetrics row) {
        return row.windowEnd().equals(row.windowStart().plus(Duration.ofMinutes(1)))
                && row.windowStart().isBefore(time("10:02"));
    }

    /** Where the uids or the state of the pipeline change, this fails before the savepoint's format is to blame. */
    private static Path savepoint(String release) {
        return SAVEPOINTS.resolve(release).resolve("ecommerce.savepoint").toAbsolutePath();
    }

    @Test
    @EnabledIfSystemProperty(
            named = RELEASE,
            matches = ".+",
            disabledReason = "writes the fixture of a release; name it to do so")
    void writesASavepoint() throws Exception {
        // One after the other: what is late goes by the catalog, and who waits for an item by the movements.
        ShopRun shop = ShopRun.of(
                MiniClusterFixture.shared().run(RunSettings.DEFAULT),
                HalfAStory.firstHalf(60_000).after("inventory-source").hold(),
                HalfAStory.firstInventory().after("catalog-source").hold(),
                HalfAStory.firstCatalog().hold(),
                HalfAStory.campaigns(),
                Script.<Decoded<Change<Campaign>>>empty()
                        .watermark(Instant.ofEpochMilli(Long.MAX_VALUE))
                        .hold());

        shop.run().executeAndSave(savepoint(System.getProperty(RELEASE)));

        assertThat(shop.alerts().values()).extracting(Alert::ruleId).containsExactly("OUT_OF_STOCK", "OUT_OF_STOCK");
        // A correction is out, so that the state holds a parent whose members are due for their last revision. If not,
        // the catalog came too late for that: write it again.
        assertThat(shop.metrics().values())
                .anyMatch(row -> row.key().equals("shop|shop|minute|2026-03-02T10:00:00Z") && row.revision() == 2);
    }
}
