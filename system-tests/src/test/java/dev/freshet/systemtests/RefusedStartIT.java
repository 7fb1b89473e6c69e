/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.RefusedSubmissionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults 8 and 9: a job that could not keep its promise does not start, and the command says why. */
class RefusedStartIT {

    @Test
    @Tag("full")
    void refusesATwinAndTransactionsThatTheBrokerWouldNotKeep() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("refused-start", Systems.seed()))) {
            assertThatThrownBy(() -> system.submission().submit(system.cluster()))
                    .isInstanceOfSatisfying(RefusedSubmissionException.class, RefusedStartIT::assertFailed)
                    .hasMessageContaining("another job is running with the transactional prefix '%s.'"
                            .formatted(system.definition().name()));
            assertThatThrownBy(() -> system.submission()
                            .set("job.instance=other", "sink.transaction-timeout=1 h")
                            .submit(system.cluster()))
                    .isInstanceOfSatisfying(RefusedSubmissionException.class, RefusedStartIT::assertFailed)
                    .hasMessageContaining("transaction.max.timeout.ms");

            Systems.failedLoudly("8 two jobs with one prefix");
            Systems.failedLoudly("9 timeout above the broker's maximum");
            assertThat(system.job().state()).isEqualTo("RUNNING");
            assertThat(system.finish().examples()).isEmpty();
        }
    }

    private static void assertFailed(RefusedSubmissionException refusal) {
        assertThat(refusal.exitStatus()).as("exit status").isNotZero();
    }
}
