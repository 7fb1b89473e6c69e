/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UidPinsTest {

    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    @BeforeEach
    void setMaxParallelism() {
        environment.setMaxParallelism(128);
    }

    @Test
    void holdsWhereEveryUidIsPinned() {
        build("upper").name("upper").uid("upper");

        UidPins.assertPinned(environment, UidPinsTest.class, "uids.txt");
        assertThat(UidPins.uids(environment)).containsExactly("sink", "upper", "words");
    }

    @Test
    void showsWhichUidChanged() {
        build("capitals").name("capitals").uid("capitals");

        assertThatThrownBy(() -> UidPins.assertPinned(environment, UidPinsTest.class, "uids.txt"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("pinned, but gone: upper\n")
                .hasMessageContaining("new, not pinned:  capitals\n")
                .hasMessageContaining("an operator whose uid changed or went starts empty")
                .hasMessageContaining("-Dfreshet.pins=update");
    }

    @Test
    void namesTheOperatorWithoutUid() {
        build("upper").name("upper");

        assertThatThrownBy(() -> UidPins.assertPinned(environment, UidPinsTest.class, "uids.txt"))
                .hasMessage("The operator 'upper' has no uid, so its state is lost as soon as the job's graph changes."
                        + " Add .uid(\"…\").name(\"…\") after it, both with the same constant.");
    }

    @Test
    void refusesANameThatIsNotTheUid() {
        build("upper").name("To upper case").uid("upper");

        assertThatThrownBy(() -> UidPins.assertPinned(environment, UidPinsTest.class, "uids.txt"))
                .hasMessageStartingWith("The operator with the uid 'upper' is named 'To upper case'.");
    }

    @Test
    void refusesAnImplicitMaxParallelism() {
        StreamExecutionEnvironment implicit = StreamExecutionEnvironment.getExecutionEnvironment();
        implicit.fromData("a")
                .uid("a")
                .name("a")
                .sinkTo(new DiscardingSink<>())
                .uid("b")
                .name("b");

        assertThatThrownBy(() -> UidPins.assertPinned(implicit, UidPinsTest.class, "uids.txt"))
                .hasMessageStartingWith("The max parallelism is not explicit");
    }

    @Test
    void refusesAPipelineThatIsEmptyOrWasExecuted() {
        assertThatThrownBy(() -> UidPins.assertPinned(environment, UidPinsTest.class, "uids.txt"))
                .hasMessage("The environment has no operators: build the pipeline first, and do not execute it.");
    }

    @Test
    void findsTheEdgeThatFallsToKryo() {
        environment
                .fromData("a")
                .map(word -> Optional.of(word))
                .returns(new TypeHint<Optional<String>>() {})
                .name("maybe")
                .sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> PojoTypes.assertEdges(environment))
                .hasMessage(
                        "output of 'maybe', Optional: java.util.Optional would fall to Kryo; keep a nullable field.");
    }

    private SingleOutputStreamOperator<String> build(String constant) {
        SingleOutputStreamOperator<String> words =
                environment.fromData("a", "b").name("words").uid("words");
        SingleOutputStreamOperator<String> mapped =
                words.map(word -> word + constant).returns(String.class);
        mapped.sinkTo(new DiscardingSink<>()).name("sink").uid("sink");
        return mapped;
    }
}
