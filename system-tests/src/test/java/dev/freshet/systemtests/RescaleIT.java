/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults 17 and 21: the job is stopped with a savepoint under load, and goes on with another parallelism. */
class RescaleIT {

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("gate")
    void losesAndDoublesNothing(Subject subject) throws Exception {
        long seed = Systems.seed();
        List<Duration> downtimes = new ArrayList<>();
        try (SystemUnderTest system =
                SystemUnderTest.start(Systems.settings("rescale", seed, subject).parallelism(1))) {
            for (int parallelism : List.of(2, 1)) {
                Instant begin = Instant.now();
                String savepoint = system.job().stopWithSavepoint();
                system.submit(system.submission().withParallelism(parallelism).from(savepoint));
                // Control streams are read by one subtask, whatever the parallelism.
                assertThat(system.job().parallelism().values())
                        .isSubsetOf(1, parallelism)
                        .contains(parallelism);
                system.job().awaitCheckpoints(2);
                downtimes.add(Duration.between(begin, Instant.now()));
            }

            Systems.assertExact(
                    Systems.of("17, 21 stop with savepoint, rescale 1-2-1", subject), downtimes, system.finish());
        }
    }
}
