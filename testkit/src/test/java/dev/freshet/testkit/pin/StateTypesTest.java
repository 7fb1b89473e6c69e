/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class StateTypesTest {

    @Test
    void findsWhatADescriptorIsGiven() {
        assertThat(describedBy(Counting.class)).containsExactlyInAnyOrder(Basket.class, Duration.class);
    }

    @Test
    void findsWhatAnotherMethodHandsToTheDescriptor() {
        assertThat(describedBy(Handing.class)).containsExactly(Basket.class);
    }

    @Test
    void findsWhatAClassOfOursKeepsForAnother() {
        assertThat(describedBy(Keeping.class)).containsExactly(Basket.class);
    }

    @Test
    void knowsThatOtherMethodsDescribeNothing() {
        assertThat(describedBy(StateTypesTest.class)).isEmpty();
    }

    private static Set<Class<?>> describedBy(Class<?> type) {
        return StateTypes.describedBy(new ClassFileImporter().importClasses(type));
    }

    static final class Counting extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getState(new ValueStateDescriptor<>("basket", Types.POJO(Basket.class)));
            getRuntimeContext()
                    .getMapState(new MapStateDescriptor<>("after", Types.STRING, TypeInformation.of(Duration.class)));
        }

        @Override
        public String map(String value) {
            return value;
        }
    }

    static final class Handing {

        static ValueStateDescriptor<Basket> descriptor() {
            return new ValueStateDescriptor<>("basket", type());
        }

        static TypeInformation<Basket> type() {
            return Types.POJO(Basket.class);
        }

        static TypeInformation<Duration> typeOfAnEdge() {
            return TypeInformation.of(Duration.class);
        }
    }

    record Kept<T>(TypeInformation<T> type) {}

    static final class Keeping {

        final Kept<Basket> kept = new Kept<>(Types.POJO(Basket.class));
    }
}
