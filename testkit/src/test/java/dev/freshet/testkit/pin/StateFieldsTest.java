/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateFieldsTest {

    @Test
    void holdsWhereNothingChanged() {
        StateFields.assertPinned(StateFieldsTest.class, "basket-fields.txt", Basket.class);
    }

    @Test
    void showsWhatChangedAndWhatThatDoesToSavepoints() {
        assertThatThrownBy(() ->
                        StateFields.assertPinned(StateFieldsTest.class, "basket-fields-of-before.txt", Basket.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("pinned, but gone: dev.freshet.testkit.pin.Basket$Line.price: Double")
                .hasMessageContaining("new, not pinned:  dev.freshet.testkit.pin.Basket$Line.price: BigDecimal")
                .hasMessageContaining("pinned, but gone: dev.freshet.testkit.pin.Basket$Phase.constants: PAID, OPEN")
                .hasMessageContaining("a renamed field loses its value without a word")
                .hasMessageContaining("run this test once with -Dfreshet.pins=update, review the file and commit it");
    }

    @Test
    void saysHowToWriteTheFirstPin() {
        assertThatThrownBy(() -> StateFields.assertPinned(StateFieldsTest.class, "missing.txt", Basket.class))
                .hasMessage("There is no src/test/resources/dev/freshet/testkit/pin/missing.txt yet."
                        + " Run this test once with -Dfreshet.pins=update to write it, then commit it.");
    }

    @Test
    void refusesStateThatFallsToKryo() {
        assertThatThrownBy(() -> StateFields.assertPinned(StateFieldsTest.class, "missing.txt", Timeout.class))
                .hasMessageStartingWith("Timeout.after: java.time.Duration would fall to Kryo");
    }

    /** Holds a duration. */
    public record Timeout(Duration after) {}
}
