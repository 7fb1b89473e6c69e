/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where {@code .ci/run} takes a Docker engine and real data from, how it judges the demo, and that it builds twice. A copy of the script runs in a project of its own with a
 * Maven that only says what it was given; no engine answers there.
 */
class CiScriptIT {

    private static final List<String> TOOLS = List.of(
            "awk",
            "basename",
            "bash",
            "cat",
            "chmod",
            "cmp",
            "cp",
            "dirname",
            "find",
            "grep",
            "mkdir",
            "rm",
            "sed",
            "sort",
            "stat",
            "tar",
            "tee",
            "touch",
            "uniq");

    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private Path project;
    private Path tools;

    @BeforeEach
    void prepare() throws IOException {
        project = Files.createDirectories(directory.resolve("work/project"));
        Files.createDirectory(project.resolve(".ci"));
        for (String file : List.of("run", "not-run.awk")) {
            Files.copy(Path.of("..", ".ci", file), project.resolve(".ci").resolve(file));
        }
        program(project.resolve("freshet"), "echo \"  first results after ${FIRST-21.5} s; committed\"");
        tools = Files.createDirectory(directory.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onThePath(tool));
        }
        Files.createDirectory(project.resolve("jobs-shop"));
        build("job");
        program(tools.resolve("docker"), "exit 1");
        program(tools.resolve("id"), "echo 0");
        variables.put("PATH", tools.toString());
    }

    @Test
    void takesWhatStandsBesideTheProject() throws Exception {
        Path data = Files.createDirectories(directory.resolve("work/shared/data"));
        engine(directory.resolve("work/shared/docker/engine"), "beside");

        String said = run();

        assertThat(said).contains("starting the one of ../shared/docker/engine\nbeside up\n", "\ndata: " + data + "\n");
    }

    @Test
    void takesWhatTheVariablesName() throws Exception {
        Files.createDirectories(directory.resolve("work/shared/data"));
        engine(directory.resolve("work/shared/docker/engine"), "beside");
        Path data = Files.createDirectories(directory.resolve("elsewhere/data"));
        Path engine = engine(directory.resolve("elsewhere/engine"), "elsewhere");
        variables.put("FRESHET_DATA", data.toString());
        variables.put("FRESHET_DOCKER_ENGINE", engine.toString());

        String said = run();

        assertThat(said)
                .contains("starting the one of " + engine + "\nelsewhere up\n", "\ndata: " + data + "\n")
                .doesNotContain("beside");
    }

    /** What images are built from may be written in them. */
    @Test
    void startsACopyOfAnEngineThatNobodyMayWrite() throws Exception {
        Path engine = directory.resolve("work/shared/docker/engine");
        Files.createDirectories(engine.getParent());
        Path image = Files.writeString(engine.resolveSibling("image"), "");
        program(engine, "[ \"$1\" = up ] && echo \"$0 up\" && stat -c %A \"${0%/*}/image\"; exit 0");
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(run()).contains("\n" + project.resolve("target/ci/engine/engine") + " up\n-rw-r--r--\n");
    }

    /** Maven's tests run elsewhere, where it would name nothing. */
    @Test
    void takesAPathFromTheProjectsRoot() throws Exception {
        Path data = Files.createDirectories(project.resolve("my/data"));
        variables.put("FRESHET_DATA", "my/data");

        assertThat(run()).contains("\ndata: " + data + "\n");
    }

    @Test
    void doesWithoutBoth() throws Exception {
        assertThat(run())
                .contains("no Docker engine answers: Kafka runs in child processes only", "\ndata: none\n")
                .doesNotContain("starting the one");
    }

    /** What README promises. */
    @ParameterizedTest
    @CsvSource({"60.0, 0", "60.1, 1", "100.0, 1", "never, 1"})
    void failsWhereTheDemoTakesMoreThanAMinuteToItsFirstResults(String seconds, int status) throws Exception {
        variables.put("FIRST", seconds);

        assertThat(run(status)).contains("first results: " + (status == 0 ? "passed" : "FAILED"));
    }

    @Test
    void buildsTheJarsTwiceAndFindsTheSameBytes() throws Exception {
        assertThat(run())
                .contains(
                        "the same bytes again: jobs-shop/target/shop-job.jar",
                        "the same bytes again: jobs-shop/target/bom.json");
    }

    @Test
    void failsWhereAJarKnowsTheFolderThatItWasBuiltIn() throws Exception {
        build("$PWD");

        assertThat(run(1))
                .contains(
                        "reproducible build: FAILED",
                        "jobs-shop/target/shop-job.jar target/ci/again/jobs-shop/target/shop-job.jar differ")
                .contains("the same bytes again: jobs-shop/target/bom.json");
    }

    private String run() throws Exception {
        return run(0);
    }

    private String run(int status) throws Exception {
        File out = directory.resolve("out").toFile();
        ProcessBuilder script = new ProcessBuilder(
                        tools.resolve("bash").toString(),
                        project.resolve(".ci/run").toString())
                .redirectErrorStream(true)
                .redirectOutput(out);
        script.environment().clear();
        script.environment().putAll(variables);
        Process process = script.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(out.toPath());
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        return said;
    }

    /** Maven says what data it was given, and writes what stands in the job's JAR. */
    private void build(String contents) throws IOException {
        program(
                tools.resolve("mvn"),
                "echo \"data: ${FRESHET_DATA-none}\"; mkdir -p jobs-shop/target; echo \"" + contents
                        + "\" > jobs-shop/target/shop-job.jar; echo bill > jobs-shop/target/bom.json");
    }

    private static Path engine(Path file, String name) throws IOException {
        Files.createDirectories(file.getParent());
        return program(file, "[ \"$1\" = up ] && echo \"" + name + " up\"; exit 0");
    }

    private static Path program(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path onThePath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
