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

/** Campaigns in the job as it runs in production: known before the first event, and whatever becomes of them while it runs. */
class CampaignsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void theVersionInForceActs() throws Exception {
        RunningEcommerceJob.createTopics(kafka);
        campaign("left", 1, "active", "\"after_seconds\":60");
        cart("anna", start.minusSeconds(600));
        timePasses(start, "first");

        try (RunningEcommerceJob job = RunningEcommerceJob.startOnTopics(kafka)) {
            assertThat(actionFor("anna", 1)).contains("\"rule_id\":\"left\",\"rule_version\":1,", "\"shadow\":false");
            assertShadowedAndNotReplacedByABrokenOne();
            assertEditedAndActivated();
            assertDisabledAndAnotherAdded();
            assertThat(job.isRunning()).isTrue();
        }
    }

    private void assertShadowedAndNotReplacedByABrokenOne() {
        campaign("left", 2, "shadow", "\"after_seconds\":60");
        assertThat(receipt(2)).contains("\"version\":2,\"result\":\"accepted\"");
        campaign("left", 3, "active", "\"views\":3");
        assertThat(receipt(3))
                .contains("\"result\":\"refused\"", "the trigger has its own figure", "\"version_in_force\":2");
        cart("ben", start.plusSeconds(10));
        timePasses(start.plusSeconds(120), "second");

        assertThat(actionFor("ben", 2)).contains("\"rule_version\":2,", "\"shadow\":true");
        assertThat(kafka.awaitCommitted(EcommerceTopics.CAMPAIGNS.deadLetterName(), 1))
                .hasSize(1);
    }

    private void assertEditedAndActivated() {
        campaign("left", 4, "active", "\"after_seconds\":10");
        assertThat(receipt(4)).contains("\"version\":4,\"result\":\"accepted\"");
        cart("carl", start.plusSeconds(130));
        timePasses(start.plusSeconds(160), "third");

        assertThat(actionFor("carl", 3))
                .contains(
                        "\"rule_version\":4,",
                        "\"shadow\":false",
                        "\"decided_at\":\"%s\"".formatted(start.plusSeconds(140)));
    }

    /** It would outrank the other one. */
    private void assertDisabledAndAnotherAdded() {
        campaign("left", 5, "disabled", "\"after_seconds\":10");
        assertThat(receipt(5)).contains("\"version\":5,\"result\":\"accepted\"");
        campaign("another", 1, "active", "\"after_seconds\":10");
        receipts(6);
        cart("dora", start.plusSeconds(170));
        timePasses(start.plusSeconds(200), "fourth");

        assertThat(actionFor("dora", 4)).contains("\"rule_id\":\"another\",\"rule_version\":1,");
    }

    /** The only one of the shopper, when there are so many. */
    private String actionFor(String shopper, int count) {
        List<String> actions = actions(count).stream()
                .filter(action -> action.contains("\"target\":\"%s\"".formatted(shopper)))
                .toList();
        assertThat(actions).hasSize(1);
        return actions.get(0);
    }

    /** The newest, when there are so many. */
    private String receipt(int count) {
        List<String> receipts = receipts(count);
        return receipts.get(receipts.size() - 1);
    }

    private List<String> actions(int count) {
        return Records.values(
                kafka.awaitCommitted(EcommerceTopics.ACTIONS.name(), PATIENCE, records -> records.size() >= count));
    }

    private List<String> receipts(int count) {
        return Records.values(kafka.awaitCommitted(
                EcommerceTopics.CAMPAIGNS.statusName(), PATIENCE, records -> records.size() >= count));
    }

    private void campaign(String id, long version, String status, String figure) {
        kafka.produce(List.of(text(EcommerceTopics.CAMPAIGNS.name(), id, """
            {"event_id":"%s-%d","event_time":"2026-03-02T10:00:00Z","campaign_id":"%s","version":%d,\
            "status":"%s","trigger":"cart_abandoned",%s,"offer":{"type":"free_shipping"},"priority":%d}\
            """.formatted(
                        id, version, id, version, status, figure, id.equals("left") ? 1 : 0))));
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
