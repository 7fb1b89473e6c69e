/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Intervals of a minute; ends in seconds. */
class ItemOrdersFunctionTest {

    private KeyedHarness<String, OrdersAdded, ItemOrders> orders;

    @BeforeEach
    void open() throws Exception {
        orders = harness(StateStore.ROCKSDB);
    }

    @AfterEach
    void close() {
        orders.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void tellsTheTotalAtTheEndOfEachIntervalThatChangedIt(StateStore store) throws Exception {
        open(store);
        added("mug", 60, 2);
        added("mug", 60, 1);
        added("mug", 120, 4);
        added("spoon", 60, 1);

        orders.watermark(59_998);
        assertThat(orders.takeOutput()).isEmpty();
        orders.watermark(59_999);
        assertThat(orders.takeOutput()).containsExactlyInAnyOrder(total("mug", 60, 3), total("spoon", 60, 1));
        orders.watermark(200_000);
        assertThat(orders.takeOutput()).containsExactly(total("mug", 120, 7));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void tellsATotalThatDidNotChangeInTheEnd(StateStore store) throws Exception {
        open(store);
        added("mug", 60, 2);
        added("mug", 120, -1);
        added("mug", 120, 1);

        orders.endOfInput();

        assertThat(orders.takeOutput()).containsExactly(total("mug", 60, 2), total("mug", 120, 2));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whatIsTakenBackEntirelyIsForgotten(StateStore store) throws Exception {
        open(store);
        added("mug", 60, 2);
        orders.watermark(60_000);
        added("mug", 120, -2);
        orders.watermark(120_000);

        assertThat(orders.takeOutput()).containsExactly(total("mug", 60, 2), total("mug", 120, 0));
        orders.assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void goesOnAfterARestore(StateStore store) throws Exception {
        open(store);
        added("mug", 60, 2);
        orders.watermark(60_000);
        added("mug", 120, 3);
        orders.takeOutput();

        orders = orders.snapshotAndRestore();
        added("mug", 120, 1);
        orders.watermark(120_000);

        assertThat(orders.takeOutput()).containsExactly(total("mug", 120, 6));
        assertThat(orders.timers()).isZero();
        assertThat(orders.stateEntries())
                .as("the total, and that somebody asks")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void anItemIsToldFromItsFirstOrderWithAnotherOnWithAllThatCameBefore(StateStore store) throws Exception {
        open(store);
        added("mug", 60, 2, false);
        added("mug", 120, 1, true);
        added("mug", 180, 4, false);
        orders.watermark(60_000);
        added("plate", 120, 5, false);

        orders = orders.snapshotAndRestore();
        orders.watermark(180_000);

        assertThat(orders.takeOutput()).containsExactly(total("mug", 120, 3), total("mug", 180, 7));
        assertThat(orders.stateEntries())
                .as("two totals, and that somebody asks for one")
                .isEqualTo(3);
    }

    @Test
    void anItemThatIsAlwaysOrderedAloneIsNotTold() {
        added("plate", 60, 5, false);
        added("plate", 120, 5, false);

        orders.endOfInput();

        assertThat(orders.takeOutput()).isEmpty();
    }

    private void open(StateStore store) throws Exception {
        orders.close();
        orders = harness(store);
    }

    private KeyedHarness<String, OrdersAdded, ItemOrders> harness(StateStore store) throws Exception {
        return KeyedHarness.of(store, ItemOrdersFunction::new, OrdersAdded::itemId, Types.STRING);
    }

    private void added(String item, long second, long count) {
        added(item, second, count, true);
    }

    private void added(String item, long second, long count, boolean asked) {
        orders.element(
                new OrdersAdded(item, second * 1_000, count, asked),
                Instant.ofEpochSecond(second).minusMillis(1));
    }

    private static ItemOrders total(String item, long second, long count) {
        return new ItemOrders(item, second * 1_000, count);
    }
}
