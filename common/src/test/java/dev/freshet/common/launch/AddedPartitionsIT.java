/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** Partitions that are added to the input of a running job are found within half a minute, and nothing in them is lost. */
class AddedPartitionsIT {

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant start = Instant.now().minus(Duration.ofMinutes(40));

    /**
     * Until they are found, the partition that is known takes time on, by more than the disorder that is expected. How much
     * is read before they are found is left to chance.
     */
    @Test
    void recordsOfAddedPartitionsWithinTheAllowedLatenessAreResultsOnce() throws Exception {
        try (RunningEcho job = RunningEcho.start(Duration.ofMillis(500))) {
            job.call(0, "before", start);
            assertThat(job.awaitEchoes(1)).containsExactly("before");

            kafka.admin()
                    .createPartitions(Map.of(job.calls(), NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            job.call(1, "first added", start.plusSeconds(60));
            job.call(2, "second added", start.plusSeconds(120));
            job.call(0, "meanwhile", start.plus(Duration.ofMinutes(30)));
            assertThat(job.awaitEchoes(4))
                    .containsExactlyInAnyOrder("before", "meanwhile", "first added", "second added");
            job.call(1, "later", start.plus(Duration.ofMinutes(31)));
            assertThat(job.awaitEchoes(5)).last().isEqualTo("later");
            assertThat(job.notEchoed()).isEmpty();
            assertThat(job.isRunning()).isTrue();
        }
    }
}
