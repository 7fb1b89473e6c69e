/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one call keeps what Flink, Kafka and the job log: a file of its own in the user's state directory, because two calls
 * at once cannot rotate one file. It is made with the first line that is logged.
 */
final class LogFile {

    /** Log4j's configuration reads it; without it, the log goes into the temporary directory. */
    static final String PROPERTY = "freshet.log";

    private static final int KEPT = 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private LogFile() {}

    /** {@code freshet/logs} in {@code XDG_STATE_HOME}, else in {@code ~/.local/state}. */
    static Path directory(Map<String, String> environment, String home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isBlank() ? Path.of(home, ".local", "state") : Path.of(state);
        return base.resolve("freshet").resolve("logs");
    }

    /** Makes room and names this call's file; empty where the directory cannot be written. */
    static Optional<Path> in(Path directory, Instant start, long pid) {
        try {
            Files.createDirectories(directory);
            removeOldest(directory);
        } catch (IOException unwritable) {
            return Optional.empty();
        }
        return Files.isWritable(directory)
                ? Optional.of(directory.resolve(STAMP.format(start) + "-" + pid + ".log"))
                : Optional.empty();
    }

    /** What this call has logged so far, where it has. */
    static Optional<Path> ofThisCall() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Files::exists);
    }

    /** Names begin with the time, so that their order is that of the calls. */
    private static void removeOldest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> newestFirst =
                    files.sorted(Comparator.<Path>naturalOrder().reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT - 1, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
