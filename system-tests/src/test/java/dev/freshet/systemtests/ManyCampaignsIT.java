/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.Offers;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand campaigns that every shopper is watched for, against one: such that never act, and such of which a hundred do. How much
 * slower the job gets is told, not judged.
 */
@Tag("alone")
class ManyCampaignsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 50_000;
    private static final int ACTING = 100;

    /** What nobody waits for so long in this seed's run does not act. */
    private static final int MOST_OF_THEM = 90;

    private final long seed = Systems.seed();
    private long actions;

    @Test
    @Tag("figures")
    void areWatchedForAtAPrice() throws Exception {
        Duration one = drain(new Offers(1, 1));
        long actionsOfOne = actions;
        compare("1,000 campaigns", one, drain(new Offers(1_000, 1)));
        compare("1,000 campaigns of which 100 act", one, drain(new Offers(1_000, ACTING)));
        assertThat(actions).as("actions of many").isGreaterThan(actionsOfOne);
    }

    private void compare(String what, Duration one, Duration many) {
        Systems.tell(
                "throughput, " + what + " : 1",
                String.format(
                        Locale.ROOT,
                        "%.2f of %.0f records/s; %,d actions",
                        (double) one.toMillis() / many.toMillis(),
                        RECORDS * 1_000.0 / one.toMillis(),
                        actions));
    }

    private Duration drain(Offers offers) throws Exception {
        return Drain.of(
                        String.format(Locale.ROOT, "campaigns: %,d, %d act", offers.count(), offers.acting()),
                        0,
                        Systems.settings("campaigns-" + offers.count() + "-" + offers.acting(), seed)
                                .subject(new EcommerceSubject().withOffers(offers)),
                        RECORDS,
                        system -> count(system, offers))
                .duration();
    }

    /** What acts at the closing records alone, behind the last that was drained, costs the drain nothing. */
    private void count(SystemUnderTest system, Offers offers) {
        List<String> rules = rulesThatActed(system, newestEvent(system));
        actions = rules.size();
        assertThat(rules.stream().distinct().count())
                .as("campaigns that acted")
                .isBetween((long) Math.min(offers.acting(), MOST_OF_THEM), (long) offers.acting());
    }

    private static Instant newestEvent(SystemUnderTest system) {
        return system.sentSoFar().stream()
                .filter(input -> input.kind() == Input.Kind.GOOD)
                .filter(input -> input.topic().equals(EcommerceTopics.EVENTS.name()))
                .map(input -> time(parse(input.value()), "event_time"))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static List<String> rulesThatActed(SystemUnderTest system, Instant until) {
        try (CommittedTopics topic =
                new CommittedTopics(system.broker().bootstrapServers(), List.of(EcommerceTopics.ACTIONS.name()))) {
            return topic.readOn().stream()
                    .map(record -> parse(record.value()))
                    .filter(action -> !time(action, "decided_at").isAfter(until))
                    .map(action -> action.path("rule_id").asText())
                    .toList();
        }
    }

    private static Instant time(JsonNode record, String field) {
        return Instant.parse(record.path(field).asText());
    }

    private static JsonNode parse(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
