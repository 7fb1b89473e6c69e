/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.stock.StockBalance;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class AvailabilityFunctionTest {

    private KeyedHarness<String, StockBalance, AvailabilityChange> harness;

    AvailabilityFunctionTest(StateStore store) throws Exception {
        harness = KeyedHarness.of(store, AvailabilityFunction::new, StockBalance::itemId, Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void onlyTurnsOfTheWholeItemAreTold() {
        has("mug", "berlin", 5, 0, "10:00");
        has("mug", "paris", 0, 0, "10:01");
        has("mug", "berlin", 5, 5, "10:02");
        has("cup", "berlin", 1, 0, "10:02");
        has("mug", "paris", -1, 0, "10:03");
        has("mug", "berlin", 6, 5, "10:04");

        assertThat(changes())
                .containsExactly(
                        "mug in stock 10:00:00Z",
                        "mug sold out 10:02:00Z",
                        "cup in stock 10:02:00Z",
                        "mug in stock 10:04:00Z");
    }

    @Test
    void aLateBalanceHoldsFromTheNewestOn() {
        has("mug", "berlin", 0, 0, "10:00");
        has("mug", "berlin", 3, 0, "09:00");

        assertThat(changes()).containsExactly("mug sold out 10:00:00Z", "mug in stock 10:00:00Z");
    }

    @Test
    void itGoesOnAfterARestoreAndTheEndOfTheInputTurnsNothing() throws Exception {
        has("mug", "berlin", 1, 0, "10:00");
        changes();
        harness = harness.snapshotAndRestore();

        has("mug", "berlin", 2, 0, "10:01");
        has("mug", "berlin", 0, 0, "10:02");
        harness.endOfInput();

        assertThat(changes()).containsExactly("mug sold out 10:02:00Z");
        assertThat(harness.stateEntries()).isEqualTo(1);
    }

    private void has(String item, String location, long onHand, long reserved, String at) {
        harness.element(
                new StockBalance(item, location, onHand, reserved, time("09:00"), time(at), time(at)), time(at));
    }

    private List<String> changes() {
        return harness.takeOutput().stream()
                .map(change -> "%s %s %s"
                        .formatted(
                                change.itemId(),
                                change.inStock() ? "in stock" : "sold out",
                                change.at().toString().substring(11)))
                .toList();
    }
}
