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
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A job that starts on a catalog and a backlog of events knows all of the catalog when it counts, though the newest versions
 * come first, each partition is read in many small steps, and Kafka is slow.
 */
class CatalogBacklogIT {

    private static final int MANY = 2_000;
    private static final int FEW = 60;
    private static final int NEW_ITEMS = 120;

    /** Kafka delivers what it may in ten seconds, and then holds back: the new items of one partition have some 15,000 bytes. */
    private static final double SLOW_BYTES_PER_SECOND = 1_000;

    /** Batches must be smaller than what Kafka may deliver at once. */
    private static final int BATCH = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant minute = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);

    @Test
    void everyItemHasItsCategoryThoughTheNewestVersionsComeFirst() throws Exception {
        fillTopics(MANY);

        countsAllViewsAsListed(MANY, "kafka.max.poll.records=5", "source.reference-idle-timeout=5 s");
    }

    /**
     * The broker holds back what follows the first batches, several times as long as a silent catalog is waited for; which is
     * long enough for a busy machine to tell each reader its partitions within three times that.
     */
    @Test
    void everyItemHasItsCategoryThoughKafkaIsSlowToDeliverThem() throws Exception {
        fillTopics(FEW);
        String instance = KafkaFixture.uniqueName("slow-catalog");
        try {
            limit(instance, SLOW_BYTES_PER_SECOND);
            countsAllViewsAsListed(
                    FEW,
                    "job.instance=" + instance,
                    "kafka.max.partition.fetch.bytes=1000",
                    "source.reference-idle-timeout=2 s",
                    "source.idle-timeout=2 min");
        } finally {
            limit(instance, null);
        }
    }

    private void fillTopics(int items) {
        RunningEcommerceJob.createTopics(kafka);
        for (int first = 0; first < NEW_ITEMS; first += BATCH) {
            kafka.produce(IntStream.range(first, first + BATCH)
                    .mapToObj(number -> at(0, version("new-" + number, minute.plus(Duration.ofMinutes(30)))))
                    .toList());
        }
        kafka.produce(IntStream.range(0, items)
                .mapToObj(number -> version("item-" + number, minute.minus(Duration.ofDays(100))))
                .toList());
        kafka.produce(IntStream.range(0, items)
                .mapToObj(item -> view("item-" + item, minute.plusMillis(10L * item)))
                .toList());
        kafka.produce(IntStream.range(0, RunningEcommerceJob.PARTITIONS)
                .mapToObj(CatalogBacklogIT::last)
                .toList());
    }

    private void countsAllViewsAsListed(int items, String... assignments) throws Exception {
        String[] all = Stream.concat(Stream.of("source.allowed-lateness=1 min"), Stream.of(assignments))
                .toArray(String[]::new);
        try (RunningEcommerceJob job = RunningEcommerceJob.startOnTopics(kafka, all)) {
            List<ConsumerRecord<byte[], byte[]>> committed = kafka.awaitCommitted(
                    EcommerceTopics.PRODUCT_METRICS.name(),
                    PATIENCE,
                    rows -> !finalRows(rows, "shop").isEmpty()
                            && !finalRows(rows, "category").isEmpty());

            assertThat(finalRows(committed, "shop"))
                    .singleElement()
                    .asString()
                    .contains("\"id\":\"shop\"", "\"views\":" + items + ",");
            assertThat(finalRows(committed, "category"))
                    .singleElement()
                    .asString()
                    .contains("\"id\":\"listed\"", "\"views\":" + items + ",");
            assertThat(job.isRunning()).isTrue();
        }
    }

    /** Of the consumers that read the catalog; null takes the limit away. */
    private void limit(String instance, @Nullable Double bytesPerSecond) throws Exception {
        List<ClientQuotaAlteration> limits = IntStream.range(0, RunningEcommerceJob.PARALLELISM)
                .mapToObj(subtask -> instance + "-" + EcommerceTopics.CATALOG.name() + "-" + subtask)
                .map(client -> new ClientQuotaAlteration(
                        new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, client)),
                        List.of(new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond))))
                .toList();
        kafka.admin().alterClientQuotas(limits).all().get();
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
        return at(partition, view("last-" + partition, Instant.now()));
    }

    private static ProducerRecord<byte[], byte[]> at(int partition, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
    }

    private List<String> finalRows(List<ConsumerRecord<byte[], byte[]>> committed, String dimension) {
        return Records.values(committed).stream()
                .filter(row -> row.contains("\"dimension\":\"" + dimension + "\"")
                        && row.contains("\"granularity\":\"minute\",\"window_start\":\"" + minute + "\"")
                        && row.contains("\"final\":true"))
                .toList();
    }
}
