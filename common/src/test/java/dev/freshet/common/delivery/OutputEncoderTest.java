/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class OutputEncoderTest {

    private static final Topic<Reading> TOPIC = Topic.output("plant.readings.v1", Reading.class)
            .key(Reading::sensor)
            .time(Reading::eventTime);
    private static final JobIdentity JOB = new JobIdentity("plant", "1");
    private static final int LIMIT = 20_000;

    @Test
    void sendsARecordUnderItsKeyToItsTopic() throws Exception {
        List<OutputRecord> encoded =
                encode(OutputEncoder.of(TOPIC, JOB, LIMIT, Clock.systemUTC()), reading("e1", "s1"));

        assertThat(encoded).hasSize(1);
        assertThat(encoded.get(0).topic()).isEqualTo("plant.readings.v1");
        assertThat(encoded.get(0).key()).isEqualTo("s1".getBytes(UTF_8));
        assertThat(encoded.get(0).value())
                .isEqualTo("{\"event_id\":\"e1\",\"event_time\":\"2026-01-01T10:00:00Z\",\"sensor\":\"s1\",\"value\":1}"
                        .getBytes(UTF_8));
    }

    @Test
    void sendsALateRecordBesideItsInput() throws Exception {
        List<OutputRecord> encoded =
                encode(OutputEncoder.ofLate(TOPIC, JOB, LIMIT, Clock.systemUTC()), reading("e1", "s1"));

        assertThat(encoded).extracting(OutputRecord::topic).containsExactly("plant.readings.v1.late");
    }

    @Test
    void makesADeadLetterOfARecordThatKafkaWouldNotTake() throws Exception {
        List<OutputRecord> encoded = encode(
                OutputEncoder.of(TOPIC, JOB, LIMIT, Clock.systemUTC()),
                reading("x".repeat(LIMIT), "s1"),
                reading("e2", "s1"));

        assertThat(encoded)
                .extracting(OutputRecord::topic)
                .containsExactly("plant.readings.v1.dlq", "plant.readings.v1");
        assertThat(encoded.get(0).sizeUpperBound()).isLessThanOrEqualTo(LIMIT);
        assertThat(encoded.get(0).headers())
                .anySatisfy(header -> {
                    assertThat(header.name()).isEqualTo("freshet-reason");
                    assertThat(header.value()).isEqualTo("OUTPUT_TOO_LARGE".getBytes(UTF_8));
                })
                .anySatisfy(header -> assertThat(header.name()).isEqualTo("freshet-cut"));
    }

    @SuppressWarnings("try") // the harness closes with whatever an operator throws
    private static List<OutputRecord> encode(OutputEncoder<Reading> encoder, Reading... readings) throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<Reading, OutputRecord>(new StreamFlatMap<>(encoder))) {
            harness.open();
            for (Reading reading : readings) {
                harness.processElement(reading, 0);
            }
            return new ArrayList<>(harness.extractOutputValues());
        }
    }

    private static Reading reading(String id, String sensor) {
        return new Reading(id, Instant.parse("2026-01-01T10:00:00Z"), sensor, 1);
    }
}
