/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of one run in a file that outlives the test's JVM: a line per fault. */
public final class FaultReport {

    private static final String AFTER_FAULT = " injected";
    private static final String HEADER = String.format(
            "fault%s %10s %10s %6s %8s %6s %9s  %s%n",
            AFTER_FAULT, "in", "committed", "lost", "doubled", "wrong", "backwards", "recovery s (median, max)");

    private final Path file;

    public FaultReport(Path file) {
        this.file = file;
    }

    /** Begins the table, unless another process of the same run has. */
    public void begin() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, HEADER, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException begun) {
            // Faults are injected by more than one process at a time.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line for a fault that is not told in results: what was seen instead, or why it was not injected. */
    public void addWords(String fault, int injected, String words) {
        append(fault, String.format(Locale.ROOT, " %8d  %s", injected, words));
    }

    /** Adds a line of figures that are told and not judged, such as a throughput. */
    public void addFigures(String fault, String figures) {
        append(fault, String.format(Locale.ROOT, " %8s  %s", "-", figures));
    }

    /**
     * Adds a line.
     *
     * @param injected how often
     * @param recoveries in any order
     */
    public void add(String fault, int injected, List<Duration> recoveries, Verdict verdict) {
        append(
                fault,
                String.format(
                        Locale.ROOT,
                        " %8d %10d %10d %6d %8d %6d %9d  %s",
                        injected,
                        verdict.recordsIn(),
                        verdict.committedOut(),
                        verdict.lost(),
                        verdict.doubled(),
                        verdict.wrong(),
                        verdict.backwards(),
                        recovery(recoveries)));
    }

    /** One process at a time: the first column of all lines grows with the longest name. */
    private void append(String fault, String rest) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock();
            String table = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            int width = table.indexOf(AFTER_FAULT);
            int wider = Math.max(width, fault.length());
            String changed = Stream.concat(
                            table.lines().map(line -> padded(line.substring(0, width), wider) + line.substring(width)),
                            Stream.of(padded(fault, wider) + rest))
                    .collect(Collectors.joining("\n", "", "\n"));
            channel.position(0);
            Channels.newOutputStream(channel).write(changed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String padded(String fault, int width) {
        return fault + " ".repeat(width - fault.length());
    }

    private static String recovery(List<Duration> recoveries) {
        if (recoveries.isEmpty()) {
            return "-";
        }
        List<Duration> sorted = recoveries.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.1f, %.1f",
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.get(sorted.size() - 1)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
