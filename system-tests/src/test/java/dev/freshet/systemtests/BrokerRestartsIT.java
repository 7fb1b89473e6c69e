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

/** Fault 5: the broker is restarted, in order and by {@code kill -9}. */
class BrokerRestartsIT {

    /** A restart of the broker may cost one of the job, where a commit or a flush meets it; no storm of them. */
    private static final int RESTARTS_PER_FAULT = 2;

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("gate")
    void losesAndDoublesNothing(Subject subject) throws Exception {
        long seed = Systems.seed();
        List<Duration> recoveries = new ArrayList<>();
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("broker-restarts", seed, subject))) {
            for (boolean inOrder : List.of(true, false)) {
                Instant begin = Instant.now();
                if (inOrder) {
                    system.broker().stop();
                } else {
                    system.broker().kill();
                }
                system.broker().restart();
                system.job().awaitCheckpoints(2);
                recoveries.add(Duration.between(begin, Instant.now()));
            }
            assertThat(system.job().restores()).isLessThanOrEqualTo(recoveries.size() * RESTARTS_PER_FAULT);

            Systems.assertExact(Systems.of("5 broker restarts", subject), recoveries, system.finish());
        }
    }
}
