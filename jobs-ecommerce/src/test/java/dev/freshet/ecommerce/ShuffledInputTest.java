/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.contract.Decoded;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order of arrival within the lateness, and however many copies come, the final rows are those of one subtask
 * that gets every event once and in order. Two task managers, both state backends, with and without object reuse.
 */
class ShuffledInputTest {

    private static final RunSettings HEAP = RunSettings.DEFAULT;
    private static final RunSettings ROCKSDB = HEAP.withStore(StateStore.ROCKSDB);

    /** By seed. */
    private static final Map<Long, ShopRun> IN_ORDER = new HashMap<>();

    /** Object reuse shows on the heap, where an object is kept as it is; RocksDB, which keeps bytes, takes longer to start. */
    static Stream<Arguments> withoutReuseInRocksDb() {
        return ways(HEAP, HEAP.withObjectReuse(true), ROCKSDB);
    }

    static Stream<Arguments> withReuseInRocksDb() {
        return ways(HEAP, HEAP.withObjectReuse(true), ROCKSDB.withObjectReuse(true));
    }

    /** Each choice once. */
    static Stream<Arguments> bothStateStores() {
        return ways(HEAP, ROCKSDB.withObjectReuse(true));
    }

    private static Stream<Arguments> ways(RunSettings... ways) {
        return Stream.of(ways).map(settings -> Arguments.of(settings, settings.objectReuse() ? 42L : 41L));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("withoutReuseInRocksDb")
    void givesTheSameAsInOrderWhenNothingIsBehindTheWatermark(RunSettings settings, long seed) throws Exception {
        ShuffledShop shop = new ShuffledShop(seed);
        ShopRun inOrder = inOrder(seed);

        ShopRun disordered =
                run(settings, shop.shuffledWithinOutOfOrderness(), shop.inventoryShuffledWithinOutOfOrderness());

        assertSameFinalRows(disordered, inOrder, seed);
        assertThat(FinalShopRows.alerts(disordered.alerts().values()))
                .as("alerts, seed %d", seed)
                .hasSizeGreaterThan(20)
                .isEqualTo(FinalShopRows.alerts(inOrder.alerts().values()));
        assertSameActions(disordered, inOrder, seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("withReuseInRocksDb")
    void givesTheFinalRowsOfInputInOrderWhenMostIsLate(RunSettings settings, long seed) throws Exception {
        ShuffledShop shop = new ShuffledShop(seed);
        ShopRun inOrder = inOrder(seed);

        ShopRun late = run(settings, shop.shuffledWithinLateness(), shop.inventoryShuffledWithinLateness());

        assertSameFinalRows(late, inOrder, seed);
    }

    /** A sign-in that comes late corrects orders. Distinct shoppers, the funnel and trending stay as counted. */
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("bothStateStores")
    void givesTheSameButForDistinctShoppersWhereSignInsAreLate(RunSettings settings, long seed) throws Exception {
        ShuffledShop shop = new ShuffledShop(seed);
        ShopRun inOrder = inOrder(seed);

        ShopRun late = run(settings, shop.shuffledWithinLatenessWithVisitors(), shop.inventoryShuffledWithinLateness());

        assertThat(FinalShopRows.wholeOrders(late.orders().values()))
                .as("orders, seed %d", seed)
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        FinalShopRows.wholeOrders(inOrder.orders().values()));
        assertSameLists(late, inOrder, seed);
        assertSameFinalStock(late, inOrder, seed);
        assertThat(withoutShoppers(late)).as("product metrics, seed %d", seed).isEqualTo(withoutShoppers(inOrder));
    }

    /** An item that had a list for a while, as things came, may have a row that says that it has none. */
    private static void assertSameLists(ShopRun actual, ShopRun expected, long seed) {
        assertThat(FinalShopRows.boughtTogether(actual.boughtTogether().values()))
                .as("bought together, seed %d", seed)
                .filteredOn(ShuffledInputTest::hasItems)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        FinalShopRows.boughtTogether(expected.boughtTogether().values()).stream()
                                .filter(ShuffledInputTest::hasItems)
                                .toList());
    }

    private static boolean hasItems(String list) {
        return list.contains(":");
    }

    /** Of every campaign: those that the limits left. */
    private static void assertSameActions(ShopRun actual, ShopRun expected, long seed) {
        assertThat(actual.actions().values())
                .as("actions, seed %d", seed)
                .extracting(Action::ruleId)
                .containsAll(ShuffledShop.campaigns().stream()
                        .map(Campaign::campaignId)
                        .toList());
        assertThat(FinalShopRows.actions(actual.actions().values()))
                .as("actions, seed %d", seed)
                .hasSizeGreaterThan(30)
                .isEqualTo(FinalShopRows.actions(expected.actions().values()));
    }

    private static List<String> withoutShoppers(ShopRun run) {
        return FinalShopRows.metrics(run.metrics().values()).stream()
                .map(row -> row.replaceFirst(" shoppers \\d+", ""))
                .toList();
    }

    private static ShopRun inOrder(long seed) throws Exception {
        ShopRun known = IN_ORDER.get(seed);
        if (known != null) {
            return known;
        }
        ShuffledShop shop = new ShuffledShop(seed);
        ShopRun run = run(HEAP.withParallelism(1), shop.inOrder(), shop.inventoryInOrder());
        IN_ORDER.put(seed, run);
        return run;
    }

    private static ShopRun run(
            RunSettings settings, Script<Decoded<ShopEvent>> events, Script<Decoded<InventoryMovement>> inventory)
            throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        EcommerceInputs inputs = ShopRun.inputs(
                run, events, inventory, ShuffledShop.catalog(), ShuffledShop.campaigns(), Script.empty());
        return ShopRun.between(run, inputs, ShopRun.REPLAY).executed();
    }

    private static void assertSameFinalRows(ShopRun actual, ShopRun expected, long seed) {
        assertThat(FinalShopRows.wholeOrders(actual.orders().values()))
                .as("orders, seed %d", seed)
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        FinalShopRows.wholeOrders(expected.orders().values()));
        assertThat(FinalShopRows.metrics(actual.metrics().values()))
                .as("product metrics, seed %d", seed)
                .hasSizeGreaterThan(500)
                .containsExactlyElementsOf(
                        FinalShopRows.metrics(expected.metrics().values()));
        assertThat(FinalShopRows.funnel(actual.funnel().values()))
                .as("funnel, seed %d", seed)
                .hasSizeGreaterThan(3)
                .containsExactlyElementsOf(
                        FinalShopRows.funnel(expected.funnel().values()));
        assertThat(FinalShopRows.trending(actual.trending().values()))
                .as("trending, seed %d", seed)
                .hasSizeGreaterThan(3)
                .containsExactlyElementsOf(
                        FinalShopRows.trending(expected.trending().values()));
        assertSameLists(actual, expected, seed);
        assertSameFinalStock(actual, expected, seed);
        assertThat(actual.rejectedEvents().values()).isEmpty();
    }

    private static void assertSameFinalStock(ShopRun actual, ShopRun expected, long seed) {
        assertThat(FinalShopRows.stock(actual.stock().values()))
                .as("stock, seed %d", seed)
                .hasSize(10)
                .anyMatch(row -> !row.contains(" reserved 0 "))
                .anyMatch(row -> !row.contains(" sells null "))
                .containsExactlyElementsOf(FinalShopRows.stock(expected.stock().values()));
    }
}
