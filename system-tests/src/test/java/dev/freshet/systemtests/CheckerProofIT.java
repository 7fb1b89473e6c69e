/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.check.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What proves that a green line in the table means something: jobs that break the promise, and the checker says so. */
class CheckerProofIT {

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    @Test
    @Tag("gate")
    void seesWhatAtLeastOnceDoublesUnderKills() throws Exception {
        try (SystemUnderTest system =
                SystemUnderTest.start(Systems.settings("proof-at-least-once", seed), "sink.delivery=at-least-once")) {
            int restores = system.job().restores();
            system.cluster().replace(system.cluster().taskManagerOf(system.job(), random));
            system.job().awaitRecovery(restores + 1);

            Verdict verdict = system.finish();

            assertThat(verdict.doubled()).isPositive();
            assertThat(verdict.lost()).isZero();
        }
    }

    @Test
    @Tag("gate")
    void seesWhatIsLostWhenTheOutageIsLongerThanTheTransactions() throws Exception {
        try (LongOutage outage = LongOutage.begin(seed)) {
            outage.submit("sink.on-lost-transaction=accept");

            Verdict verdict = outage.system().finish();

            assertThat(verdict.lost()).isPositive();
            assertThat(verdict.doubled()).isZero();
        }
    }
}
