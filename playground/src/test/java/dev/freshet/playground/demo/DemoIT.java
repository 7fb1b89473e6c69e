/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void showsResultsAndLeavesNoProcessBehind() {
        Set<ProcessHandle> before = descendants();

        CommandLineRun run = freshet("demo", "--for", "60s", "--rate", "100");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("first results after [0-9.]+ s")
                .containsPattern("purchases [1-9][0-9]*, refunds [0-9]+, net [0-9,.]+ EUR")
                .containsPattern("minute [0-9:]{5} (so far|final): views [1-9]");
        assertThat(before).containsAll(descendants());
    }

    /** Other tests of this JVM may have a broker of their own. */
    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toSet());
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = freshet("demo", "--web-port", Integer.toString(taken.getLocalPort()));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("freshet: Port " + taken.getLocalPort() + " is taken: stop what listens there, or name"
                            + " another one with --web-port.\n");
        }
    }

    @Test
    void failsWhereNoResultsCome() {
        CommandLineRun run = freshet("demo", "--for", "1ms");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).matches("freshet: No results came in [0-9]+ s.\n");
    }
}
