/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus's own checker: this machine's, else that of Prometheus's image where the engine has it; nothing is pulled. */
record Promtool(List<String> command, boolean inContainer) {

    static final String IMAGE = "prom/prometheus:v2.42.0";

    /** @param output both streams of what it said */
    record Verdict(int code, String output) {}

    static Optional<Promtool> find() throws IOException, InterruptedException {
        Optional<Path> local = Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (local.isPresent()) {
            return Optional.of(new Promtool(List.of(local.get().toString()), false));
        }
        return hasImage() ? Optional.of(new Promtool(List.of(), true)) : Optional.empty();
    }

    /** Runs it in a directory, on files of that directory. */
    Verdict run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(inContainer ? container(directory) : command);
        call.addAll(List.of(arguments));
        return verdict(new ProcessBuilder(call).directory(directory.toFile()));
    }

    /** As root within the container, because a test's own directory is nobody else's to read. */
    private static List<String> container(Path directory) {
        return List.of(
                "docker",
                "run",
                "--rm",
                "--network",
                "none",
                "--user",
                "0",
                "--volume",
                directory + ":/rules:ro",
                "--workdir",
                "/rules",
                "--entrypoint",
                "promtool",
                IMAGE);
    }

    private static boolean hasImage() throws InterruptedException {
        try {
            return verdict(new ProcessBuilder("docker", "image", "inspect", IMAGE))
                            .code()
                    == 0;
        } catch (IOException noDocker) {
            return false;
        }
    }

    private static Verdict verdict(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), output);
    }
}
