/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That one call of {@code ./freshet} builds at a time, whatever became of those before. Every build here fails. */
class ScriptLockIT {

    private static final int CALLS = 6;
    private static final int KILLED = 137;

    @TempDir
    private Path directory;

    private FakeTools tools;
    private Path overlap;
    private final List<Process> calls = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(Path.of("..", "freshet"), directory.resolve("freshet"));
        tools = FakeTools.in(directory);
        overlap = directory.resolve("overlap");
        tools.put("java", "echo 'openjdk version \"17.0.1\"' >&2; echo jdk.compiler@17.0.1");
        fakeMaven();
    }

    @AfterEach
    void endCalls() {
        calls.forEach(Process::destroyForcibly);
    }

    /** What takes a dead owner's lock away takes different times, so that some do when others hold it already. */
    @Test
    void ofAllThatFindADeadOwnerOneBuildsAtATime() throws Exception {
        tools.put("mvn", killing());
        assertThat(ended(call("dead"))).isEqualTo(KILLED);
        fakeMaven();
        for (String tool : List.of("mv", "rm")) {
            tools.put(tool, "sleep 0.$((RANDOM % 10)); exec " + FakeTools.original(tool) + " \"$@\"");
        }

        for (int call = 0; call < CALLS; call++) {
            call("call-" + call);
        }

        for (int call = 0; call < CALLS; call++) {
            assertThat(ended(calls.get(call + 1))).isEqualTo(1);
            assertThat(directory.resolve("call-" + call)).content().contains("the build failed");
        }
        assertThat(overlap).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkdir", "ln", "mv"})
    void aCallThatIsKilledWhileItTakesTheLockStopsNoOther(String tool) throws Exception {
        tools.put(tool, FakeTools.original(tool) + " \"$@\"; [[ $* != *lock* ]] || " + killing());
        assertThat(ended(call("dead"))).isEqualTo(KILLED);
        tools.remove(tool);

        assertThat(ended(call("after"))).isEqualTo(1);

        assertThat(directory.resolve("after"))
                .content()
                .contains("the build failed")
                .doesNotContain("waiting");
    }

    /** The script that called this, which may be a subshell of the call. */
    private String killing() {
        return "kill -9 $(<" + directory.resolve("pid") + ")";
    }

    private void fakeMaven() throws IOException {
        tools.put("mvn", """
            [[ $* == *package* ]] || { echo 'Apache Maven 3.9.11 (0123)'; exit; }
            mkdir %1$s/building || touch %2$s
            sleep 0.3
            rmdir %1$s/building
            exit 1\
            """.formatted(directory, overlap));
    }

    /** A call whose process id stands in a file, and what it says in another. */
    private Process call(String name) throws IOException {
        File said = directory.resolve(name).toFile();
        ProcessBuilder script = new ProcessBuilder(
                        "bash", "-c", "echo $$ >" + directory.resolve("pid") + "; exec bash ./freshet demo")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said);
        script.environment().put("PATH", tools.first());
        script.environment().remove("JAVA_HOME");
        Process call = script.start();
        calls.add(call);
        return call;
    }

    private static int ended(Process call) throws InterruptedException {
        assertThat(call.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();
        return call.exitValue();
    }
}
