/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code ./freshet} builds, and what it says of it. Maven's part is played by a script that goes on only when its last step
 * has been told, so that a build whose progress is told at its end would never end.
 */
class ScriptBuildIT {

    private static final String MAVEN = """
            [[ $* == *package* ]] || { echo 'Apache Maven 3.9.11 (0123)'; exit; }
            await() { until grep -qF "$1" said; do sleep 0.02; done; }
            echo '[INFO] Building Freshet :: common 0.1.0-SNAPSHOT            [1/2]'
            await 'compiling common'
            for library in {1..401}; do echo "[INFO] Downloaded from central: library-$library.jar (1 kB at 9 kB/s)"; done
            await '401 so far'
            echo '[INFO] Building Freshet :: playground 0.1.0-SNAPSHOT        [2/2]'
            await 'compiling playground'
            mkdir -p playground/target/lib playground/target/classes\
            """;

    private static final String JAVA = """
            case $1 in
              -version) echo 'openjdk version "17.0.1"' >&2 ;;
              --list-modules) echo jdk.compiler@17.0.1 ;;
              *) echo "${@: -3}" ;;
            esac\
            """;

    private static final List<String> PROGRESS = List.of(
            "freshet:   compiling common",
            "freshet:   fetching libraries (1 so far)",
            "freshet:   fetching libraries (201 so far)",
            "freshet:   fetching libraries (401 so far)",
            "freshet:   compiling playground");

    @TempDir
    private Path directory;

    private FakeTools tools;
    private Path source;

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(Path.of("..", "freshet"), directory.resolve("freshet"));
        source = Files.createDirectories(directory.resolve("common/src/main/java"))
                .resolve("Common.java");
        Files.createFile(source);
        tools = FakeTools.in(directory);
        tools.put("mvn", MAVEN);
        tools.put("java", JAVA);
    }

    @Test
    void tellsEachStepOfItsFirstBuildWhileItBuilds() throws Exception {
        List<String> said = call();

        assertThat(said)
                .startsWith("freshet: building for the first time: a few minutes, most of them for fetching libraries"
                        + " (log: target/freshet/build.log)")
                .endsWith(PROGRESS.toArray(String[]::new))
                .hasSize(1 + PROGRESS.size());
    }

    @Test
    void saysNothingWhereNothingHasChanged() throws Exception {
        call();

        assertThat(call()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        call();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(call())
                .startsWith("freshet: building again, because sources are newer than the build"
                        + " (log: target/freshet/build.log)")
                .endsWith(PROGRESS.toArray(String[]::new))
                .hasSize(1 + PROGRESS.size());
    }

    /** What the script tells the user until Java has run with the arguments that were given. */
    private List<String> call() throws Exception {
        File out = directory.resolve("out").toFile();
        File said = directory.resolve("said").toFile();
        ProcessBuilder script = new ProcessBuilder("bash", "./freshet", "generate", "ecommerce")
                .directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(said);
        script.environment().put("PATH", tools.first());
        script.environment().remove("JAVA_HOME");
        Process process = script.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(out).hasContent("dev.freshet.playground.Freshet generate ecommerce");
        return Files.readAllLines(said.toPath());
    }
}
