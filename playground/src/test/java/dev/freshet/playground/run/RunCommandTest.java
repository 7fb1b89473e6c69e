/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it does where no job is named. */
class RunCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void showsItsOwnHelp(String option) {
        CommandLineRun run = freshet("run", option);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "Run one job on this machine, against any Kafka.\nUsage: freshet run [OPTION]... JOB [OPTION OF"
                                + " THE JOB]...\n")
                .containsPattern("'freshet run ecommerce\\s+--help' lists it")
                .contains("      JOB  ", "--web-port=PORT")
                .doesNotContain("[JOB]");
    }

    @Test
    void asksForTheJob() {
        CommandLineRun run = freshet("run", "--web-port", "0");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("freshet: Missing required parameter: 'JOB' (freshet run --help)\n");
    }
}
