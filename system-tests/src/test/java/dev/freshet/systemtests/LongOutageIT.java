/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.Verdict;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 7: an outage longer than the transactions live. What was prepared is gone, and nobody may overlook it. */
class LongOutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void theJobFailsAndNamesTheTransaction() throws Exception {
        try (LongOutage outage = LongOutage.begin(seed)) {
            outage.submit();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            outage.system().job().failures())
                    .contains("transaction ecommerce.", "sink.on-lost-transaction=accept", "ecommerce.orders.v1"));
            Systems.failedLoudly("7 outage longer than the transactions");
        }
    }

    @Test
    @Tag("full")
    void acceptedTheGapIsOnTheStatusTopicAndTheRestIsRight() throws Exception {
        try (LongOutage outage = LongOutage.begin(seed)) {
            outage.submit("sink.on-lost-transaction=accept");

            Verdict verdict = outage.system().finish();

            Systems.note("7 the same, accepted", List.of(), verdict);
            assertThat(verdict.lost()).isPositive();
            assertThat(verdict.doubled()).isZero();
            assertThat(status(outage)).anySatisfy(line -> assertThat(line)
                    .contains("\"transactional_id\":\"ecommerce.", "ecommerce.orders.v1"));
        }
    }

    private static List<String> status(LongOutage outage) {
        String servers = outage.system().broker().bootstrapServers();
        try (CommittedTopics status = new CommittedTopics(servers, List.of("ecommerce.status.v1"))) {
            return status.readOn().stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
