/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.preflight.Preflight;
import dev.freshet.common.preflight.PreflightException;
import dev.freshet.common.preflight.PreflightSettings;
import dev.freshet.common.preflight.RequiredTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the preflight of a second job sees of a first one: a real job, with the transactions that the connector makes. */
class TwinJobIT {

    @RegisterExtension
    static final CopyFixture copy = new CopyFixture("twin");

    @Test
    void refusesToStartBesideARunningJobThatHasNothingToWrite() throws Exception {
        JobID running = copy.job().start(copy.cluster().cluster(), null);
        copy.cluster().awaitRunning(running);

        CompletableFuture<List<String>> faults =
                CompletableFuture.supplyAsync(() -> faultsAfterWatching(Duration.ofMinutes(1), told -> {}));
        copy.cluster().checkpointUntil(running, faults::isDone);

        assertThat(faults.get())
                .singleElement()
                .asString()
                .startsWith("another job is running with the transactional prefix '" + copy.name() + ".'");
        copy.cluster().stop(running);
    }

    @Test
    void startsOverTheTransactionThatTheJobItselfLeftOpenAndSaysWhatItWaitsFor() throws Exception {
        JobID crashed = copy.job().start(copy.cluster().cluster(), null);
        copy.cluster().awaitRunning(crashed);
        copy.produce("one");
        copy.awaitState(copy.transaction(0, 1), TransactionState.ONGOING);
        String savepoint = copy.job().savepoint(copy.cluster().cluster(), crashed);
        copy.cluster().stop(crashed);

        List<String> told = new ArrayList<>();
        assertThat(faultsAfterWatching(Duration.ofSeconds(3), told::add)).isEmpty();

        assertThat(told)
                .anyMatch(line -> line.contains(
                        "under the prefix '" + copy.name() + ".': watching for 3s (preflight.twin-watch)"))
                .contains("None began: no other job is running with the prefix '" + copy.name() + ".'");
        assertThat(copy.stateOf(copy.transaction(0, 1))).isEqualTo(TransactionState.ONGOING);
        JobID restored = copy.job().start(copy.cluster().cluster(), savepoint);
        copy.kafka().awaitCommitted(copy.out(), 1);
        assertThat(copy.results()).containsExactly("one");
        copy.cluster().stop(restored);
    }

    private static List<String> faultsAfterWatching(Duration twinWatch, Consumer<String> progress) {
        PreflightSettings settings = new PreflightSettings(
                List.of(RequiredTopic.plain(copy.out())),
                copy.name(),
                false,
                1,
                PreflightSettings.REPLICAS_OF_THE_BROKERS,
                1,
                Duration.ZERO,
                true,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                twinWatch);
        SinkSettings sink = copy.sink(LostTransactionPolicy.FAIL, Duration.ofMinutes(10));
        try {
            Preflight.check(KafkaSettings.at(copy.kafka().bootstrapServers()), sink, settings, progress);
            return List.of();
        } catch (PreflightException refused) {
            return refused.faults();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
