/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The entry of records of which it is known when Kafka got them. */
final class ReceivedEntryTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void judgesWhatHappenedAndHandsOnWhenItWasReceived() throws Exception {
        Instant later = TEN.plus(Duration.ofHours(2));
        Script<Decoded<Received<Sighting>>> script = Script.<Decoded<Received<Sighting>>>empty()
                .record(received("a", TEN, later), TEN)
                .record(received("a", TEN, later.plusSeconds(1)), TEN)
                .watermark(later)
                .record(received("b", TEN, later.plusSeconds(2)), TEN);

        PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT.withParallelism(1));
        Entry<Received<Sighting>> entry = Entry.ofReceived(
                Sighting.TOPIC,
                run.input("sightings-source", ContractTypes.decodedReceived(Sighting.class), script),
                new EntrySettings(Duration.ofHours(1), Duration.ofHours(1)),
                Silence.IS_TOLD);
        Collected<Received<Sighting>> accepted = run.collect("accepted", entry.accepted());
        Collected<Received<Sighting>> late = run.collect("late", entry.late());
        run.execute();

        assertThat(accepted.values()).containsExactly(new Received<>(new Sighting("a", TEN, "paris"), later));
        assertThat(late.values())
                .containsExactly(new Received<>(new Sighting("b", TEN, "paris"), later.plusSeconds(2)));
    }

    private static Decoded<Received<Sighting>> received(String id, Instant time, Instant at) {
        return Decoded.accepted(new Received<>(new Sighting(id, time, "paris"), at));
    }
}
