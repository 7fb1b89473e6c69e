/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call of a job's main class by {@code java}, with the class path of a cluster: the JAR, and what Flink's distribution
 * brings in {@code lib}.
 *
 * @param code exit code
 * @param output standard output and standard error together
 */
public record FatJarRun(int code, String output) {

    /** Paths in a local repository; of the connectors only the generator of sequences is part of the distribution. */
    private static final Pattern DISTRIBUTION = Pattern.compile(
            ".*/(org/apache/flink/(?!flink-connector-(?:kafka|base)|flink-test).*"
                    + "|org/apache/logging/.*|org/slf4j/.*|org/apache/commons/.*|commons-(cli|collections|io)/.*"
                    + "|com/esotericsoftware/.*|org/objenesis/.*|org/xerial/snappy/.*|at/yawk/lz4/.*|org/lz4/.*|org/snakeyaml/.*)");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    static FatJarRun of(Path jar, String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + File.pathSeparator + distribution(),
                mainClass));
        command.addAll(List.of(arguments));
        return of(command, LIMIT);
    }

    /** The output goes to a file: who reads it to its end waits for as long as the process lasts. */
    static FatJarRun of(List<String> command, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile("fat-jar", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the job's JAR does not end; it said: " + Files.readString(output));
            }
            return new FatJarRun(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static String distribution() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.endsWith("-tests.jar"))
                .filter(entry -> DISTRIBUTION
                        .matcher(entry.replace(File.separatorChar, '/'))
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
