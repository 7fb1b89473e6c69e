/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM on Linux holds, after a full collection.
 *
 * @param heapKilobytes that are used
 * @param metaspaceKilobytes that are used
 * @param residentKilobytes of the process, all its memory together
 * @param openFiles without those of RocksDB's tables, which are as many as state has grown; one that was deleted and is still
 *     open is counted
 */
public record JvmFigures(
        long heapKilobytes, long metaspaceKilobytes, long residentKilobytes, int threads, int openFiles) {

    /** As {@code jcmd GC.heap_info} writes it with the serial collector: a line per generation, and metaspace. */
    private static final Pattern GENERATION = Pattern.compile("generation +total [0-9]+K, used ([0-9]+)K");

    private static final Pattern METASPACE = Pattern.compile("Metaspace +used ([0-9]+)K");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB$");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+([0-9]+)$");

    /** Collects twice, because what a cleaner or a class loader held goes in the second round. */
    public static JvmFigures of(ManagedProcess process) {
        long pid = process.pid();
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        String heap = jcmd(pid, "GC.heap_info");
        long used = GENERATION
                .matcher(heap)
                .results()
                .mapToLong((MatchResult found) -> Long.parseLong(found.group(1)))
                .sum();
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            return new JvmFigures(
                    used,
                    number(METASPACE, heap),
                    number(RESIDENT, status),
                    Math.toIntExact(number(THREADS, status)),
                    openFiles(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int openFiles(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return Math.toIntExact(
                    files.filter(file -> !target(file).endsWith(".sst")).count());
        }
    }

    /** What the file is; empty if it has been closed meanwhile. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }

    private static String jcmd(long pid, String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(List.of(jcmd, Long.toString(pid), command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
