/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.Offers;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.BulkProducer;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 19: a campaign is changed, and a task manager dies while the change is under way. Every action names the version that
 * decided it; once the receipt of a version can be read, nothing is decided by an older one, in no subtask.
 */
class CampaignChangedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FIRST = 1;
    private static final long LAST = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    /** By version: the newest event time that can have been decided before all subtasks had it. */
    private final Map<Long, Instant> settled = new HashMap<>();

    private final List<JsonNode> receipts = new ArrayList<>();
    private final List<JsonNode> actions = new ArrayList<>();

    /** How many changes nobody had confirmed yet when the task manager died. */
    private int underWayAtKill;

    @Test
    @Tag("full")
    void decidesByOneVersionOnceItHasSettled() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(
                        Systems.settings("campaign-changed", seed).subject(new EcommerceSubject()));
                CommittedTopics status = topic(system, EcommerceTopics.CAMPAIGNS.statusName());
                CommittedTopics offers = topic(system, EcommerceTopics.ACTIONS.name())) {
            List<Duration> recoveries = new ArrayList<>();
            for (long version = FIRST + 1; version <= LAST; version++) {
                recoveries.add(changeAndKill(version, status, system));
                settled.put(version, settlingTime(version, status, system));
                awaitActionOf(version, offers);
            }

            assertThat(underWayAtKill)
                    .as("changes without a receipt after the kill")
                    .isPositive();
            Systems.assertExact("19 campaign changed, task manager dies", recoveries, system.finish());
            assertReceipts(status);
            actions.addAll(read(offers));
            assertVersions();
        }
    }

    private Duration changeAndKill(long version, CommittedTopics status, SystemUnderTest system) {
        SubmittedJob job = system.job();
        int restores = job.restores();
        Input campaign = Offers.leftCarts(version, Instant.now());
        BulkProducer.send(
                system.broker().bootstrapServers(),
                Stream.of(new ProducerRecord<>(
                        campaign.topic(), campaign.key().getBytes(StandardCharsets.UTF_8), campaign.value())));
        boolean atOnce = version == FIRST + 1;
        Moments.pass(Duration.ofMillis(atOnce ? 0 : random.nextInt(1_000)));
        Instant begin = Instant.now();
        system.cluster().replace(system.cluster().taskManagerOf(job, random));
        if (!hasReceipt(version, status)) {
            underWayAtKill++;
        }
        job.awaitRecovery(restores + 1);
        return Duration.between(begin, Instant.now());
    }

    private Instant settlingTime(long version, CommittedTopics status, SystemUnderTest system) {
        await("the receipt of version " + version).atMost(PATIENCE).until(() -> hasReceipt(version, status));
        return newestEventTime(system.sentSoFar());
    }

    private boolean hasReceipt(long version, CommittedTopics status) {
        receipts.addAll(read(status));
        return receipts.stream().anyMatch(receipt -> receipt.path("version").asLong() == version);
    }

    /** Or the next change would tell nothing of this one. */
    private void awaitActionOf(long version, CommittedTopics offers) {
        await("an action of version " + version).atMost(PATIENCE).until(() -> {
            actions.addAll(read(offers));
            return actions.stream().anyMatch(action -> version(action) == version);
        });
    }

    /** No watermark can be beyond it, and so no decision. */
    private static Instant newestEventTime(List<Input> sent) {
        return sent.stream()
                .filter(input -> input.topic().equals(EcommerceTopics.EVENTS.name()))
                .filter(input -> input.kind() != Input.Kind.GARBAGE)
                .map(input ->
                        Instant.parse(parse(input.value()).path("event_time").asText()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** One for each version, in their order. */
    private void assertReceipts(CommittedTopics status) {
        receipts.addAll(read(status));
        assertThat(receipts)
                .extracting(receipt -> receipt.path("result").asText() + " "
                        + receipt.path("version").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(FIRST, LAST)
                        .mapToObj(version -> "accepted " + version)
                        .toList());
    }

    private void assertVersions() {
        for (JsonNode action : actions) {
            assertThat(action.path("figures").path("percent").asLong())
                    .as("what its version offers: %s", action)
                    .isEqualTo(Offers.percentOf(version(action)));
        }
        Map<String, Long> newest = new HashMap<>();
        for (JsonNode action : actions) {
            long before = newest.merge(action.path("target").asText(), version(action), Math::max);
            assertThat(version(action))
                    .as("after version %d: %s", before, action)
                    .isEqualTo(before);
        }
        settled.forEach((version, time) -> assertThat(actions)
                .filteredOn(action ->
                        Instant.parse(action.path("decided_at").asText()).isAfter(time))
                .as("decided after version %d had settled", version)
                .allMatch(action -> version(action) >= version));
    }

    private static long version(JsonNode action) {
        return action.path("rule_version").asLong();
    }

    private static CommittedTopics topic(SystemUnderTest system, String name) {
        return new CommittedTopics(system.broker().bootstrapServers(), List.of(name));
    }

    private static List<JsonNode> read(CommittedTopics topic) {
        return topic.readOn().stream().map(record -> parse(record.value())).toList();
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("what was committed is no JSON", e);
        }
    }
}
