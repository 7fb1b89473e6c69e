/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a program said, both streams together, and how it ended.
 *
 * @param code exit code; 127 where there is no such program
 */
record CommandOutput(int code, String text) {

    private static final int NOT_FOUND = 127;

    /** Waits for the program's end. */
    static CommandOutput of(List<String> command, File directory, Map<String, String> variables, Duration patience)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("freshet-command-", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command + " takes longer than " + patience + ":\n" + Files.readString(output));
            }
            return new CommandOutput(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** The same, and no failure where the program is missing. */
    static CommandOutput ofAny(List<String> command, File directory, Duration patience) throws InterruptedException {
        try {
            return of(command, directory, Map.of(), patience);
        } catch (IOException missing) {
            return new CommandOutput(NOT_FOUND, String.valueOf(missing.getMessage()));
        }
    }

    boolean succeeded() {
        return code == 0;
    }

    /** The text; fails where the program did. */
    String orFail(List<String> command) {
        if (!succeeded()) {
            throw new IllegalStateException(command + " ended with " + code + ":\n" + text);
        }
        return text;
    }
}
