/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    static FatJarRun of(Path jar, String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + File.pathSeparator + distribution(),
                mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the job's JAR does not end; it said: " + output);
            }
            return new FatJarRun(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
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
