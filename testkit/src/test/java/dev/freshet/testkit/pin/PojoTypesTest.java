/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class PojoTypesTest {

    @Test
    void takesPublicRecordsOfPublicRecords() {
        assertThatCode(() -> PojoTypes.assertPojo(Basket.class)).doesNotThrowAnyException();
        assertThatCode(() -> PojoTypes.assertPojo(String.class)).doesNotThrowAnyException();
        assertThatCode(() -> PojoTypes.assertPojo(TypeInformation.of(new TypeHint<Wrapper<Basket>>() {})))
                .doesNotThrowAnyException();
    }

    @Test
    void namesThePathToATypeOfTheJdkThatFallsToKryo() {
        assertThatThrownBy(() -> PojoTypes.assertPojo(Waiting.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Waiting.steps[].limit: java.time.Duration would fall to Kryo; keep a long of milliseconds.");
    }

    @Test
    void namesTheMapThatHoldsIt() {
        assertThatThrownBy(() -> PojoTypes.assertPojo(Days.class))
                .hasMessage("Days.byDay{key}: java.time.LocalDate would fall to Kryo; keep a long of epoch days.");
    }

    @Test
    void saysThatARecordHasToBePublic() {
        assertThatThrownBy(() -> PojoTypes.assertPojo(Hidden.class))
                .hasMessage("Hidden: dev.freshet.testkit.pin.PojoTypesTest$Hidden would fall to Kryo;"
                        + " make it public, Flink's POJO serializer takes nothing else.");
    }

    @Test
    void saysWhatToDoWithASealedInterface() {
        assertThatThrownBy(() -> PojoTypes.assertPojo(Shape.class))
                .hasMessageContaining("an interface tells Flink no fields: keep one record with nullable parts");
    }

    /** Generic, to be described by a hint. */
    public record Wrapper<T>(T value) {}

    /** Holds a duration in a list. */
    public record Waiting(List<Step> steps) {}

    /** Holds a duration. */
    public record Step(Duration limit) {}

    /** Holds a date as a key. */
    public record Days(Map<LocalDate, String> byDay) {}

    /** Not public. */
    record Hidden(String value) {}

    /** Sealed. */
    public sealed interface Shape permits Circle {}

    /** Its only form. */
    public record Circle(long radius) implements Shape {}
}
