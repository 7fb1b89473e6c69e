/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.check.SystemUnderTest;
import java.time.Duration;

/** A job that gave up because it could not keep its promise: it says why, is not started again, and commits nothing after it. */
final class LoudFailure {

    /** In which a job that went on would complete some checkpoints. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    private LoudFailure() {}

    /**
     * Waits for it.
     *
     * @param restores how often the job may have been restored: once where it began from a savepoint
     */
    static void await(SystemUnderTest system, int restores, String... words) {
        assertThat(system.job().awaitFailure()).contains(words);
        assertThat(system.job().restores()).as("restores").isEqualTo(restores);
        long committed = system.committed();
        Moments.pass(AFTERWARDS);
        assertThat(system.job().state()).isEqualTo("FAILED");
        assertThat(system.committed()).as("committed records").isEqualTo(committed);
    }
}
