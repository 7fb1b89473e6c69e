/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.ShopEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
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

    private KeyedTwoInputStreamOperatorTestHarness<EventKey, ShopEvent, CategoryAnswer, ShopEvent> assembly;

    @BeforeEach
    void start() throws Exception {
        assembly = harness(null);
    }

    @AfterEach
    void stop() throws Exception {
        assembly.close();
    }

    @Test
    void anEventIsCompleteWithItsLastAnswer() throws Exception {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");
        assertThat(assembly.extractOutputValues()).isEmpty();

        answer(INCOMPLETE, "lamp", "unknown");

        assertThat(assembly.extractOutputValues()).containsExactly(COMPLETE);
        assertThat(assembly.numKeyedStateEntries()).isZero();
    }

    @Test
    void answersMayOvertakeTheirEvent() throws Exception {
        answer(INCOMPLETE, "lamp", "unknown");
        answer(INCOMPLETE, "mug", "kitchen");

        incomplete(INCOMPLETE);

        assertThat(assembly.extractOutputValues()).containsExactly(COMPLETE);
        assertThat(assembly.numKeyedStateEntries()).isZero();
    }

    @Test
    void eventsOfDifferentShoppersWithTheSameIdAreKeptApart() throws Exception {
        ShopEvent annas = view("e-1").user("anna").item("mug", null).event();
        ShopEvent bens = view("e-1").user("ben").item("cup", null).event();
        incomplete(annas);
        incomplete(bens);

        answer(bens, "cup", "office");
        answer(annas, "mug", "kitchen");

        assertThat(assembly.extractOutputValues())
                .containsExactly(
                        view("e-1").user("ben").item("cup", "office").event(),
                        view("e-1").user("anna").item("mug", "kitchen").event());
    }

    @Test
    void aSnapshotKeepsTheEventAndItsAnswers() throws Exception {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");

        OperatorSubtaskState snapshot = assembly.snapshot(1, 1);
        assembly.close();
        assembly = harness(snapshot);
        answer(INCOMPLETE, "lamp", "unknown");

        assertThat(assembly.extractOutputValues()).containsExactly(COMPLETE);
    }

    @Test
    void theEndOfInputEmitsNothingByItself() throws Exception {
        incomplete(INCOMPLETE);
        answer(INCOMPLETE, "mug", "kitchen");
        answer(INCOMPLETE, "lamp", "unknown");

        assembly.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(assembly.extractOutputValues()).containsExactly(COMPLETE);
        assertThat(assembly.numEventTimeTimers()).isZero();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<EventKey, ShopEvent, CategoryAnswer, ShopEvent> harness(
            @Nullable OperatorSubtaskState snapshot) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<EventKey, ShopEvent, CategoryAnswer, ShopEvent> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new CategoryAssemblyFunction()),
                        EventKey::of,
                        CategoryAnswer::asker,
                        Types.POJO(EventKey.class));
        harness.setup();
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }

    private void incomplete(ShopEvent event) throws Exception {
        assembly.processElement1(event, event.eventTime().toEpochMilli());
    }

    private void answer(ShopEvent event, String itemId, String category) throws Exception {
        assembly.processElement2(
                new CategoryAnswer(EventKey.of(event), itemId, category),
                event.eventTime().toEpochMilli());
    }
}
