/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void standsInTheStateDirectoryOfTheUser() {
        assertThat(LogFile.directory(Map.of(), "/home/anna")).hasToString("/home/anna/.local/state/freshet/logs");
        assertThat(LogFile.directory(Map.of("XDG_STATE_HOME", " "), "/home/anna"))
                .hasToString("/home/anna/.local/state/freshet/logs");
        assertThat(LogFile.directory(Map.of("XDG_STATE_HOME", "/state"), "/home/anna"))
                .hasToString("/state/freshet/logs");
    }

    @Test
    void isNamedByStartAndProcess() {
        assertThat(LogFile.in(directory.resolve("new"), START, 42))
                .contains(directory.resolve("new").resolve("20260105-080000-42.log"));
    }

    @Test
    void makesRoomByDeletingTheOldest() throws IOException {
        for (int day = 10; day < 32; day++) {
            Files.createFile(directory.resolve("202512" + day + "-080000-1.log"));
        }

        LogFile.in(directory, START, 42);

        try (Stream<Path> files = Files.list(directory)) {
            List<String> kept =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(kept).hasSize(19).startsWith("20251213-080000-1.log").endsWith("20251231-080000-1.log");
        }
    }

    @Test
    void isNoneWhereNoDirectoryCanBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(LogFile.in(file.resolve("logs"), START, 42)).isEmpty();
    }
}
