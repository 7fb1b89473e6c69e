/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/**
 * The whole catalogue of bad input on every topic of one running job, which may not restart: each case becomes a valid
 * result or exactly one dead letter with the right reason, and the good records between them count as if they were alone.
 */
class BadInputIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final CatalogCases catalog = new CatalogCases(kafka, now, PATIENCE);
    private final CampaignCases campaigns = new CampaignCases(kafka, now, PATIENCE);
    private final MovementCases movements = new MovementCases(kafka, now, PATIENCE);
    private final EventCases events = new EventCases(kafka, now, PATIENCE);

    @Test
    void everyCaseIsAResultOrOneDeadLetterAndGoodRecordsAreUntouched() throws Exception {
        catalog.items().forEach(events::addView);
        events.addPurchase(CampaignCases.BUYER, CampaignCases.ENOUGH, "CHF");
        try (RunningEcommerceJob job = RunningEcommerceJob.start(
                kafka,
                "source.idle-timeout=1 s",
                "source.reference-idle-timeout=1 s",
                "sink.maximum-record-size=400 kb",
                "events.maximum-items=" + EventCases.MOST_ITEMS,
                "source.maximum-text-length=" + EventCases.LONGEST_TEXT)) {
            // Known before the events ask for them.
            catalog.send();
            campaigns.send();
            movements.send();
            events.send();
            events.awaitAnswers();

            events.assertAnswered();
            catalog.assertAnswered();
            movements.assertAnswered();
            campaigns.assertAnswered();
            assertThat(job.isRunning()).isTrue();
        }
    }
}
