/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultReportTest {

    private static final String FIGURES =
            " injected         in  committed   lost  doubled  wrong backwards  recovery s (median, max)\n";

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
                5,
                Stream.of(9_000, 2_040, 3_060, 4_000, 3_000)
                        .map(Duration::ofMillis)
                        .toList(),
                new Verdict(12_345, 6_789, 1, 2, 3, 4, List.of()));
        report.add("a", 1, List.of(), new Verdict(1, 0, 0, 0, 0, 0, List.of()));

        assertThat(file)
                .content()
                .isEqualTo("fault              "
                        + FIGURES
                        + "1 task manager dies        5      12345       6789      1        2      3         4  3.1, 9.0\n"
                        + "a                          1          1          0      0        0      0         0  -\n");
    }

    @Test
    void tellsInWordsOrFiguresWhatIsNotToldInResults() {
        report.addWords("8 twin", 1, "refused");
        report.addFigures("15 hot key", "1.2 times");

        assertThat(file)
                .content()
                .isEqualTo(
                        "fault     " + FIGURES + "8 twin            1  refused\n" + "15 hot key        -  1.2 times\n");
    }

    @Test
    void isWideEnoughForTheLongestNameWheneverItComes() {
        report.addWords("8 twin", 1, "refused");
        report.addWords("12 retention passed the offset", 0, "NOT RUN");
        report.addWords("15 hot key", 1, "held");

        assertThat(file)
                .content()
                .isEqualTo("fault                         " + FIGURES
                        + "8 twin                                1  refused\n"
                        + "12 retention passed the offset        0  NOT RUN\n"
                        + "15 hot key                            1  held\n");
    }

    @Test
    void waitsForOtherProcessesThatAddALine() throws IOException {
        try (FileChannel another = FileChannel.open(file, StandardOpenOption.WRITE)) {
            another.lock();

            assertThatThrownBy(() -> report.addWords("8 twin", 1, "refused"))
                    .as("what Java says of a lock that this very process holds")
                    .isInstanceOf(OverlappingFileLockException.class);
        }
    }

    @Test
    void isOneTableForSeveralProcesses() {
        report.addWords("8 twin", 1, "refused");

        FaultReport ofAnother = new FaultReport(file);
        ofAnother.begin();
        ofAnother.addFigures("15 hot key", "1.2 times");

        assertThat(file)
                .content()
                .isEqualTo(
                        "fault     " + FIGURES + "8 twin            1  refused\n" + "15 hot key        -  1.2 times\n");
    }
}
