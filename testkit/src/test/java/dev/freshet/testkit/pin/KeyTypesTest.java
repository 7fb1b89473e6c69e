/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class KeyTypesTest {

    @Test
    void takesTextLongAndRecordsOfThose() {
        assertThatCode(() -> KeyTypes.assertKey(String.class)).doesNotThrowAnyException();
        assertThatCode(() -> KeyTypes.assertKey(long.class)).doesNotThrowAnyException();
        assertThatCode(() -> KeyTypes.assertKey(Place.class)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnEnumInARecord() {
        assertThatThrownBy(() -> KeyTypes.assertKey(Row.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Row.phase: a key cannot hold dev.freshet.testkit.pin.Basket$Phase; an enum's hash differs"
                        + " from JVM to JVM, so that one key lands on two subtasks: use its name().");
    }

    @Test
    void refusesADecimalAndOtherNumbers() {
        assertThatThrownBy(() -> KeyTypes.assertKey(BigDecimal.class))
                .hasMessageEndingWith("so that 1.0 and 1.00 are two keys: use a plain String.");
        assertThatThrownBy(() -> KeyTypes.assertKey(int.class))
                .hasMessageEndingWith("use String, long or a public record of those.");
    }

    @Test
    void findsTheOperatorThatIsKeyedByAnEnum() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment
                .fromData("open", "paid")
                .keyBy(word -> new Row(word, Basket.Phase.OPEN), TypeInformation.of(Row.class))
                .reduce((first, second) -> second)
                .name("newest")
                .sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> KeyTypes.assertKeys(environment))
                .hasMessageStartingWith(
                        "key of 'newest'.phase: a key cannot hold dev.freshet.testkit.pin.Basket$Phase");
    }

    /** A key in good order. */
    public record Place(String item, long shelf) {}

    /** A key with an enum. */
    public record Row(String item, Basket.Phase phase) {}
}
