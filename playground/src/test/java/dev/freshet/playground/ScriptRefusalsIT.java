/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code ./freshet} says where it cannot work: one line, and a status that is not 0. A copy of the script runs with a PATH
 * of its own, on which Java and Maven are what the test puts there.
 */
class ScriptRefusalsIT {

    private static final Path SCRIPT = Path.of("..", "freshet");
    private static final List<String> TOOLS = List.of(
            "bash", "cat", "date", "dirname", "find", "grep", "head", "ln", "mkdir", "mv", "rm", "sed", "tail", "tee",
            "touch");

    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private FakeTools tools;

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(SCRIPT, directory.resolve("freshet"));
        tools = FakeTools.in(directory);
        variables.put("PATH", tools.alone());
        for (String tool : TOOLS) {
            tools.putOriginal(tool);
        }
    }

    @Test
    void javaIsMissing() throws Exception {
        assertRefused(
                "Java is missing (java): install a JDK, version 17 or newer, and put it on the PATH or into JAVA_HOME");
    }

    /** The Java on the PATH is not the one that was asked for. */
    @Test
    void javaIsNotWhereJavaHomeSays() throws Exception {
        java("17.0.1");
        Path home = directory.resolve("jdk");
        variables.put("JAVA_HOME", home.toString());

        assertRefused("Java is missing (" + home.resolve("bin").resolve("java")
                + "): install a JDK, version 17 or newer, and put it on the PATH or into JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 8", "11.0.22, 11", "16.0.2, 16", "16-ea, 16"})
    void javaIsTooOld(String printed, int version) throws Exception {
        java(printed);

        assertRefused("Java " + version + " is too old (java): install a JDK, version 17 or newer,"
                + " and put it on the PATH or into JAVA_HOME");
    }

    /** What macOS has in place of a Java that was never installed. */
    @Test
    void javaIsNone() throws Exception {
        tools.put("java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1");

        assertRefused("'java -version' tells no version: install a JDK, version 17 or newer");
    }

    @Test
    void javaHasNoCompiler() throws Exception {
        tools.put("java", "echo 'openjdk version \"17.0.1\"' >&2; echo java.base@17.0.1");

        assertRefused("this Java has no compiler (java): install the JDK, version 17 or newer, not only the runtime");
    }

    @Test
    void mavenIsMissing() throws Exception {
        java("17.0.1");

        assertRefused("Maven is missing: install Maven 3.8.1 or newer and put mvn on the PATH");
    }

    @ParameterizedTest
    @CsvSource({"3.8.0", "3.6.3", "2.9.9", "3.8"})
    void mavenIsTooOld(String version) throws Exception {
        java("17.0.1");
        tools.put("mvn", "echo 'Apache Maven " + version + " (0123456789abcdef)'");

        assertRefused("Maven " + version + " is too old: install Maven 3.8.1 or newer");
    }

    @Test
    void mavenDoesNotWork() throws Exception {
        java("17.0.1");
        tools.put("mvn", "echo 'The JAVA_HOME environment variable is not defined correctly' >&2; exit 1");

        assertRefused("'mvn --version' fails: install Maven 3.8.1 or newer");
    }

    /** Versions that are just new enough: the script goes on to the build, which fails here. */
    @ParameterizedTest
    @CsvSource({"17, 3.8.1", "21.0.5, 3.9.11", "25-ea, 4.0.0-rc-4"})
    void takesWhatIsNewEnough(String javaVersion, String mavenVersion) throws Exception {
        java(javaVersion);
        tools.put("mvn", "case $* in *package*) exit 1 ;; *) echo 'Apache Maven " + mavenVersion + " (0123)' ;; esac");

        assertThat(refusal())
                .contains("building for the first time", "the build failed")
                .doesNotContain("install");
    }

    private void assertRefused(String line) throws Exception {
        assertThat(refusal()).isEqualTo("freshet: " + line + "\n");
    }

    /** What the script writes to the standard error before it ends with status 1. */
    private String refusal() throws Exception {
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        ProcessBuilder script = new ProcessBuilder(
                        tools.path("bash").toString(),
                        directory.resolve("freshet").toString(),
                        "demo")
                .redirectOutput(out)
                .redirectError(err);
        script.environment().clear();
        script.environment().putAll(variables);
        Process process = script.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(out).isEmpty();
        return Files.readString(err.toPath());
    }

    /** A JDK that can say its version and that it has a compiler. */
    private void java(String version) throws IOException {
        tools.put("java", "echo 'openjdk version \"" + version + "\" 2026-01-20' >&2; echo jdk.compiler@" + version);
    }
}
