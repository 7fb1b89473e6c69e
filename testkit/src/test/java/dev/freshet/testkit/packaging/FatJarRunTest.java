/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With commands that end, or do not, as a job's JAR may. */
class FatJarRunTest {

    @Test
    void holdsTheStatusAndEverythingThatWasSaid() throws Exception {
        FatJarRun run = FatJarRun.of(List.of("sh", "-c", "echo out; echo error >&2; exit 3"), Duration.ofMinutes(1));

        assertThat(run).isEqualTo(new FatJarRun(3, "out\nerror\n"));
    }

    /** {@code cat} waits for input that never comes, with its output open. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatDoesNotEndFailsWhenItsTimeIsUp() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FatJarRun.of(List.of("cat"), Duration.ofSeconds(1)))
                .withMessage("the job's JAR does not end; it said: ");
    }
}
