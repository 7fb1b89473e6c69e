/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultReportTest {

    private static final String HEADER =
            "fault                                        injected         in  committed   lost  doubled  wrong"
                    + " backwards  recovery s (median, max)\n";

    @TempDir
    private Path directory;

    private Path file;
    private FaultReport report;

    @BeforeEach
    void begin() {
        file = directory.resolve("below").resolve("faults.txt");
        report = new FaultReport(file);
        report.begin();
    }

    @Test
    void hasALineForEachFaultInTheOrderInWhichTheyCame() {
        report.add(
                "1 task manager dies",
                3,
                List.of(Duration.ofMillis(9_000), Duration.ofMillis(2_040), Duration.ofMillis(3_060)),
                new Verdict(12_345, 6_789, 1, 2, 3, 4, List.of()));
        report.add("a", 1, List.of(), new Verdict(1, 0, 0, 0, 0, 0, List.of()));

        assertThat(file)
                .content()
                .isEqualTo(HEADER
                        + "1 task manager dies                                 3      12345       6789      1  "
                        + "      2      3         4  3.1, 9.0\n"
                        + "a                                                   1          1          0      0  "
                        + "      0      0         0  -\n");
    }

    @Test
    void tellsInWordsOrFiguresWhatIsNotToldInResults() {
        report.addWords("8 twin", 1, "refused");
        report.addFigures("15 hot key", "1.2 times");

        assertThat(file)
                .content()
                .isEqualTo(HEADER + "8 twin                                              1  refused\n"
                        + "15 hot key                                          -  1.2 times\n");
    }

    @Test
    void isOneTableForSeveralProcesses() {
        report.addWords("8 twin", 1, "refused");

        FaultReport ofAnother = new FaultReport(file);
        ofAnother.begin();
        ofAnother.addFigures("15 hot key", "1.2 times");

        assertThat(file)
                .content()
                .isEqualTo(HEADER + "8 twin                                              1  refused\n"
                        + "15 hot key                                          -  1.2 times\n");
    }
}
