/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.Offers;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 19: a campaign is changed, and a task manager dies while the change is under way. Every action names the version that
 * decided it; once the receipt of a version can be read, nothing is decided by an older one, in no subtask.
 */
class CampaignChangedIT {

    private static final long LAST = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Systems.seed();
    private final List<JsonNode> actions = new ArrayList<>();

    @Test
    @Tag("full")
    void decidesByOneVersionOnceItHasSettled() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(
                        Systems.settings("campaign-changed", seed).subject(new EcommerceSubject()));
                DocumentChanges changes =
                        new DocumentChanges(system, EcommerceTopics.CAMPAIGNS, Offers.LEFT_CARTS, new Random(seed));
                CommittedTopics offers = DocumentChanges.read(system, EcommerceTopics.ACTIONS.name())) {
            for (long version = 2; version <= LAST; version++) {
                changes.changeAndKill(Offers.leftCarts(version, Instant.now()), version, EcommerceTopics.EVENTS);
                awaitActionOf(version, offers);
            }

            Systems.assertExact("19 campaign changed, task manager dies", changes.recoveries(), system.finish());
            changes.assertTakenOnce(1L, 2L, 3L, LAST);
            actions.addAll(DocumentChanges.readOn(offers));
            assertVersions(changes.settled());
        }
    }

    /** Or the next change would tell nothing of this one. */
    private void awaitActionOf(long version, CommittedTopics offers) {
        await("an action of version " + version).atMost(PATIENCE).until(() -> {
            actions.addAll(DocumentChanges.readOn(offers));
            return actions.stream().anyMatch(action -> version(action) == version);
        });
    }

    private void assertVersions(Map<Long, Instant> settled) {
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
}
