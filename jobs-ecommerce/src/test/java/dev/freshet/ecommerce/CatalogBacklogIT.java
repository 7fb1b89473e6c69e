/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.testkit.kafka.Records.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * A job that starts on a catalog and a backlog of events knows all of the catalog when it counts, though the newest versions
 * come first and each partition is read in many small steps.
 */
class CatalogBacklogIT {

    private static final int ITEMS = 2_000;
    private static final int NEW_ITEMS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant minute = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);

    @Test
    void everyItemHasItsCategoryThoughTheNewestVersionsComeFirst() throws Exception {
        RunningEcommerceJob.createTopics(kafka);
        kafka.produce(IntStream.range(0, NEW_ITEMS)
                .mapToObj(number -> version("new-" + number, minute.plus(Duration.ofMinutes(30))))
                .toList());
        kafka.produce(IntStream.range(0, ITEMS)
                .mapToObj(number -> version("item-" + number, minute.minus(Duration.ofDays(100))))
                .toList());
        kafka.produce(IntStream.range(0, ITEMS)
                .mapToObj(item -> view("item-" + item, minute.plusMillis(10L * item)))
                .toList());
        kafka.produce(IntStream.range(0, RunningEcommerceJob.PARTITIONS)
                .mapToObj(CatalogBacklogIT::last)
                .toList());

        try (RunningEcommerceJob job = RunningEcommerceJob.startOnTopics(
                kafka,
                "kafka.max.poll.records=5",
                "source.reference-idle-timeout=5 s",
                "source.allowed-lateness=1 min")) {
            List<String> rows = Records.values(kafka.awaitCommitted(
                    EcommerceTopics.PRODUCT_METRICS.name(), PATIENCE, committed -> Records.values(committed).stream()
                            .anyMatch(row -> isFinal(row, "shop", "shop"))));

            assertThat(rows)
                    .filteredOn(row -> isFinal(row, "shop", "shop"))
                    .allMatch(row -> row.contains("\"views\":" + ITEMS + ","));
            assertThat(rows)
                    .filteredOn(row -> isFinal(row, "category", "listed"))
                    .singleElement()
                    .asString()
                    .contains("\"views\":" + ITEMS + ",");
            assertThat(rows).noneMatch(row -> isFinal(row, "category", "unknown"));
            assertThat(job.isRunning()).isTrue();
        }
    }

    private static ProducerRecord<byte[], byte[]> version(String item, Instant since) {
        return text(EcommerceTopics.CATALOG.name(), item, """
            {"event_id":"version-%s","event_time":"%s","item_id":"%s","item_category":"listed"}\
            """.formatted(item, since, item));
    }

    private static ProducerRecord<byte[], byte[]> view(String item, Instant time) {
        return text(EcommerceTopics.EVENTS.name(), item, """
            {"event_id":"view-%s","event_time":"%s","event_name":"view_item","user_id":"%s",\
            "items":[{"item_id":"%s","price":1,"quantity":1}]}\
            """.formatted(item, time, item, item));
    }

    /** One for each partition, so that nobody waits for a silent one. */
    private static ProducerRecord<byte[], byte[]> last(int partition) {
        ProducerRecord<byte[], byte[]> view = view("last-" + partition, Instant.now());
        return new ProducerRecord<>(view.topic(), partition, view.key(), view.value());
    }

    private boolean isFinal(String row, String dimension, String id) {
        return row.contains("\"dimension\":\"" + dimension + "\",\"id\":\"" + id + "\"")
                && row.contains("\"granularity\":\"minute\",\"window_start\":\"" + minute + "\"")
                && row.contains("\"final\":true");
    }
}
