/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.FreshetProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandIT {

    @TempDir
    private Path directory;

    @Test
    void showsOperatorsTopicsAndSettingsWithoutAKafka() throws Exception {
        try (FreshetProcess explain =
                FreshetProcess.start(directory, "explain", "ecommerce", "--set", "shop.time-zone=Europe/Berlin")) {
            assertThat(explain.exitCode()).isZero();
            assertThat(explain.err()).isEmpty();
            assertThat(explain.out())
                    .contains("ecommerce.events.v1", "ecommerce.product-metrics.v1", "events-entry", "metrics-windows")
                    .containsPattern("shop.time-zone.*Europe/Berlin");
        }
    }

    @Test
    void refusesWhatTheJobWouldRefuse() throws Exception {
        try (FreshetProcess explain =
                FreshetProcess.start(directory, "explain", "ecommerce", "--set", "shop.time-zone=Berlin")) {
            assertThat(explain.exitCode()).isEqualTo(1);
            assertThat(explain.err()).startsWith("freshet: ").contains("shop.time-zone");
        }
    }
}
