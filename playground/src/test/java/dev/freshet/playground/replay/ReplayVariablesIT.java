/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.FreshetProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment variables need a process of its own. */
class ReplayVariablesIT {

    @TempDir
    private Path directory;

    @Test
    void refusesAMisspeltVariableBeforeItStartsAnything() throws Exception {
        Path events = Files.createFile(directory.resolve("events.ndjson"));

        try (FreshetProcess replay = FreshetProcess.start(
                directory,
                Map.of("FRESHET_OPTION_SHOP_TIMEZONE", "Europe/Berlin"),
                "replay",
                "ecommerce",
                "--in",
                "ecommerce.events.v1=" + events,
                "--out",
                directory.resolve("results").toString())) {
            assertThat(replay.exitCode()).isEqualTo(1);
            assertThat(replay.err())
                    .startsWith(
                            "freshet: The environment variable FRESHET_OPTION_SHOP_TIMEZONE names no option. Did you"
                                    + " mean FRESHET_OPTION_SHOP_TIME_ZONE? See --help\n");
            assertThat(replay.out()).isEmpty();
            assertThat(directory.resolve("results")).doesNotExist();
        }
    }
}
