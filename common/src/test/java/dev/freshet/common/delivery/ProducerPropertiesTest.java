/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.common.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that the job may write must fit into the producer's memory: Kafka refuses it otherwise, after every restart. */
class ProducerPropertiesTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({"1048576, 33554432", "33550336, 33554432", "33550337, 33554433", "1073741824, 1073745920"})
    void theMemoryGrowsWithTheLargestRecord(int maximumRecord, String memory) {
        assertThat(producer(maximumRecord, Map.of())).containsEntry("buffer.memory", memory);
    }

    @Test
    void theMemoryGrowsWithTheBatch() {
        assertThat(producer(MEGABYTE, Map.of("batch.size", "40000000"))).containsEntry("buffer.memory", "40000000");
    }

    @Test
    void memoryForTheLargestRecordAndItsRequestIsEnough() {
        assertThat(producer(MEGABYTE, Map.of("buffer.memory", "1052672")))
                .containsEntry("buffer.memory", "1052672")
                .containsEntry("max.request.size", "1052672");
    }

    @Test
    void lessMemoryThanTheLargestRecordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer(MEGABYTE, Map.of("buffer.memory", "1052671")))
                .withMessage(
                        "kafka.buffer.memory is 1052671, too little for the largest record and its request: give at"
                                + " least 1052672, or a smaller sink.maximum-record-size");
    }

    @Test
    void lessMemoryThanABatchIsRefused() {
        Map<String, String> given = Map.of("buffer.memory", "200000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer(65_536, given))
                .withMessage("kafka.buffer.memory is 200000, too little for a batch: give at least 262144, or a smaller"
                        + " kafka.batch.size");
    }

    @ParameterizedTest
    @CsvSource({"buffer.memory, 32 mb", "batch.size, ${env:BATCH}"})
    void aSizeThatIsNoNumberIsRefused(String property, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer(MEGABYTE, Map.of(property, value)))
                .withMessage("kafka.%s is not a number of bytes: %s", property, value);
    }

    private static Map<Object, Object> producer(int maximumRecordBytes, Map<String, String> properties) {
        SinkSettings sink = new SinkSettings(
                "echo.", Duration.ofMinutes(15), maximumRecordBytes, LostTransactionPolicy.FAIL, "echo.status");
        return OutputSink.producerProperties(new KafkaSettings("broker:9092", properties), sink);
    }
}
