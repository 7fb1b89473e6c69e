/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A partition that carries only garbage, or only far-future records, or nothing at all holds nobody back. */
class GarbagePartitionsIT {

    private static final int GARBAGE = 50;

    private final KafkaFixture kafka = KafkaFixture.shared();

    @Test
    void windowsCloseThoughThreeOfFourPartitionsSayNothingOfTime() throws Exception {
        try (RunningEcommerceJob job = RunningEcommerceJob.start(kafka, "source.idle-timeout=1 s")) {
            Instant minute = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MINUTES);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < GARBAGE; i++) {
                records.add(on(1, "garbage " + i));
                records.add(on(2, view("future-" + i, Instant.parse("2999-01-01T00:00:00Z"))));
            }
            records.add(on(0, view("first", minute)));
            records.add(on(0, view("a minute later", minute.plusSeconds(90))));

            kafka.produce(records);

            List<String> rows = Records.values(kafka.awaitCommitted(
                    EcommerceTopics.PRODUCT_METRICS.name(),
                    Duration.ofMinutes(1),
                    committed -> Records.values(committed).stream().anyMatch(row -> isFinalShopMinute(row, minute))));
            assertThat(rows)
                    .filteredOn(row -> isFinalShopMinute(row, minute))
                    .singleElement()
                    .asString()
                    .contains("\"views\":1,");
            List<ConsumerRecord<byte[], byte[]>> deadLetters =
                    kafka.awaitCommitted(EcommerceTopics.EVENTS.deadLetterName(), 2 * GARBAGE);
            assertThat(deadLetters).hasSize(2 * GARBAGE);
            assertThat(kafka.readCommitted(EcommerceTopics.EVENTS.lateName())).isEmpty();
            assertThat(job.isRunning()).isTrue();
        }
    }

    private static boolean isFinalShopMinute(String row, Instant minute) {
        return row.contains("\"dimension\":\"shop\"")
                && row.contains("\"granularity\":\"minute\"")
                && row.contains("\"window_start\":\"" + minute + "\"")
                && row.contains("\"final\":true");
    }

    private static ProducerRecord<byte[], byte[]> on(int partition, String value) {
        return new ProducerRecord<>(
                EcommerceTopics.EVENTS.name(), partition, "anna".getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static String view(String id, Instant time) {
        return """
                {"event_id":"%s","event_time":"%s","event_name":"view_item","user_id":"anna",\
                "items":[{"item_id":"kettle","item_category":"kitchen","price":19.90,"quantity":1}]}""".formatted(id, time);
    }
}
