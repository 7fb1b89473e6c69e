/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.testkit.kafka.Records.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Campaigns in the job as it runs in production: known before the first event, changed while it runs, and refused. */
class CampaignsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant start = Instant.now();

    @Test
    void theVersionInForceActsAndABrokenOneLeavesItInForce() throws Exception {
        RunningEcommerceJob.createTopics(kafka);
        campaign(1, "active", "\"after_seconds\":60");
        cart("anna", start.minusSeconds(600));
        timePasses(start, "first");

        try (RunningEcommerceJob job = RunningEcommerceJob.startOnTopics(kafka)) {
            assertThat(actions(1))
                    .singleElement()
                    .asString()
                    .contains("\"rule_id\":\"left\",\"rule_version\":1,", "\"target\":\"anna\"", "\"shadow\":false");

            campaign(2, "shadow", "\"after_seconds\":60");
            assertThat(receipts(2)).last().asString().contains("\"version\":2,\"result\":\"accepted\"");
            campaign(3, "active", "\"views\":3");
            assertThat(receipts(3))
                    .last()
                    .asString()
                    .contains("\"result\":\"refused\"", "the trigger has its own figure", "\"version_in_force\":2");
            cart("ben", start.plusSeconds(10));
            timePasses(start.plusSeconds(120), "second");

            assertThat(actions(2))
                    .filteredOn(action -> action.contains("\"target\":\"ben\""))
                    .singleElement()
                    .asString()
                    .contains("\"rule_version\":2,", "\"shadow\":true");
            assertThat(kafka.awaitCommitted(EcommerceTopics.CAMPAIGNS.deadLetterName(), 1))
                    .hasSize(1);
            assertThat(job.isRunning()).isTrue();
        }
    }

    private List<String> actions(int count) {
        return Records.values(
                kafka.awaitCommitted(EcommerceTopics.ACTIONS.name(), PATIENCE, records -> records.size() >= count));
    }

    private List<String> receipts(int count) {
        return Records.values(kafka.awaitCommitted(
                EcommerceTopics.CAMPAIGNS.statusName(), PATIENCE, records -> records.size() >= count));
    }

    private void campaign(long version, String status, String figure) {
        kafka.produce(List.of(
                text(EcommerceTopics.CAMPAIGNS.name(), "left", """
            {"event_id":"left-%d","event_time":"2026-03-02T10:00:00Z","campaign_id":"left","version":%d,\
            "status":"%s","trigger":"cart_abandoned",%s,"offer":{"type":"free_shipping"},"priority":1}\
            """.formatted(version, version, status, figure))));
    }

    private void cart(String shopper, Instant time) {
        kafka.produce(List.of(event("cart-" + shopper, "add_to_cart", shopper, time)));
    }

    /** One event for each partition, so that nobody waits for a silent one. */
    private void timePasses(Instant to, String name) {
        kafka.produce(IntStream.range(0, RunningEcommerceJob.PARTITIONS)
                .mapToObj(partition -> at(partition, event(name + "-" + partition, "view_item", name + partition, to)))
                .toList());
    }

    private static ProducerRecord<byte[], byte[]> event(String id, String name, String shopper, Instant time) {
        return text(EcommerceTopics.EVENTS.name(), shopper, """
            {"event_id":"%s","event_time":"%s","event_name":"%s","user_id":"%s",\
            "items":[{"item_id":"mug","item_category":"kitchen","price":1,"quantity":1}]}\
            """.formatted(id, time, name, shopper));
    }

    private static ProducerRecord<byte[], byte[]> at(int partition, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
    }
}
