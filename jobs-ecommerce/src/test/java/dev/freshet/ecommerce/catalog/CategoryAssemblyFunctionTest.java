/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CategoryAssemblyFunctionTest {

    private static final ShopEvent INCOMPLETE = view("e-1")
            .user("anna")
            .item("mug", null)
            .item("spade", "garden")
            .item("mug", " ")
            .item("lamp", null)
            .event();

    private static final ShopEvent COMPLETE = view("e-1")
            .user("anna")
            .item("mug", "kitchen")
            .item("spade", "garden")
            .item("mug", "kitchen")
            .item("lamp", "unknown")
            .event();

    private KeyedTwoInputHarness<EventKey, ShopEvent, CategoryAnswer, ShopEvent> assembly;

    @BeforeEach
    void start() throws Exception {
        assembly = KeyedTwoInputHarness.of(
                StateStore.ROCKSDB,
                CategoryAssemblyFunction::new,
                EventKey::of,
                CategoryAnswer::asker,
                Types.POJO(EventKey.class));
    }

    @AfterEach
    void stop() {
        assembly.close();
    }

    @Test
    void anEventIsCompleteWithItsLastAnswer() {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");
        assertThat(assembly.output()).isEmpty();

        answer(INCOMPLETE, "lamp", "unknown");

        assertThat(assembly.output()).containsExactly(COMPLETE);
        assembly.assertNothingLeft();
    }

    @Test
    void answersMayOvertakeTheirEvent() {
        answer(INCOMPLETE, "lamp", "unknown");
        answer(INCOMPLETE, "mug", "kitchen");

        incomplete(INCOMPLETE);

        assertThat(assembly.output()).containsExactly(COMPLETE);
        assembly.assertNothingLeft();
    }

    @Test
    void eventsOfDifferentShoppersWithTheSameIdAreKeptApart() {
        ShopEvent annas = view("e-1").user("anna").item("mug", null).event();
        ShopEvent bens = view("e-1").user("ben").item("cup", null).event();
        incomplete(annas);
        incomplete(bens);

        answer(bens, "cup", "office");
        answer(annas, "mug", "kitchen");

        assertThat(assembly.output())
                .containsExactly(
                        view("e-1").user("ben").item("cup", "office").event(),
                        view("e-1").user("anna").item("mug", "kitchen").event());
    }

    @Test
    void aSnapshotKeepsTheEventAndItsAnswers() throws Exception {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");

        assembly = assembly.snapshotAndRestore();
        answer(INCOMPLETE, "lamp", "unknown");

        assertThat(assembly.output()).containsExactly(COMPLETE);
    }

    @Test
    void theEndOfInputEmitsNothingByItself() {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");
        answer(INCOMPLETE, "lamp", "unknown");

        assembly.endOfInput();

        assertThat(assembly.output()).containsExactly(COMPLETE);
        assembly.assertNothingLeft();
    }

    private void incomplete(ShopEvent event) {
        assembly.first(event, event.eventTime());
    }

    private void answer(ShopEvent event, String itemId, String category) {
        assembly.second(new CategoryAnswer(EventKey.of(event), itemId, category), event.eventTime());
    }
}
