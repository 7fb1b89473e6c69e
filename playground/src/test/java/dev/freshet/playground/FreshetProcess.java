/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The command line as a user calls it: a process of its own, here with its own home and temporary directory, so that what it
 * leaves behind can be seen. Closing kills it.
 */
public final class FreshetProcess implements AutoCloseable {

    private static final Duration PATIENCE_FOR_OUTPUT = Duration.ofMinutes(3);
    private static final Duration PATIENCE_FOR_END = Duration.ofSeconds(90);

    private final Process process;
    private final Path directory;

    private FreshetProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts it with the class path and the options of {@code ./freshet}; the directory holds its home and its output. */
    public static FreshetProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** The same with these environment variables beside those of the tests. */
    public static FreshetProcess start(Path directory, Map<String, String> variables, String... arguments)
            throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + directory.resolve("home"),
                // Not that of the tests, which writes to the standard output.
                "-Dlog4j2.configurationFile=log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                Freshet.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(file(directory, "out"))
                .redirectError(file(directory, "err"));
        builder.environment().remove("XDG_STATE_HOME");
        builder.environment().putAll(variables);
        return new FreshetProcess(builder.start(), directory);
    }

    /** Waits for the end and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_FOR_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("freshet still runs after " + PATIENCE_FOR_END + ":\n" + out() + err());
        }
        return process.exitValue();
    }

    /** Waits until it has printed something like this. */
    public void awaitOutput(String regex) {
        Pattern pattern = Pattern.compile(regex);
        Awaitility.await()
                .atMost(PATIENCE_FOR_OUTPUT)
                .failFast(
                        "it has ended",
                        () -> !process.isAlive() && !pattern.matcher(out()).find())
                .until(() -> pattern.matcher(out()).find());
    }

    /** Sends a signal: {@code INT} is Ctrl-C. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The processes that it has started and that run. */
    public List<ProcessHandle> children() {
        return process.descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** Names of what stands in its temporary directory. */
    public List<String> temporaryFiles() {
        try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String out() {
        return read("out");
    }

    public String err() {
        return read("err");
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static File file(Path directory, String name) {
        return directory.resolve(name).toFile();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
