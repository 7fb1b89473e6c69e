/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.doctor.Finding.Verdict;
import dev.freshet.playground.kafka.KafkaTopics;
import dev.freshet.playground.local.WebPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freshet doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Look whether this machine can build and run everything.",
        description = {
            "",
            "Looks at Java, Maven, memory, disk, Flink's port and, where --bootstrap-servers names one, Kafka; says"
                    + " what to do where something is amiss. Exits with 1 where something must be done.",
            ""
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaArguments kafka;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = examine();
        for (Finding finding : findings) {
            String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
            out.printf("%-8s %-10s %s%n", verdict, finding.subject(), finding.found());
            if (!finding.advice().isEmpty()) {
                out.printf("%-8s %-10s → %s%n", "", "", finding.advice());
            }
        }
        out.flush();
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD) ? 1 : 0;
    }

    private List<Finding> examine() throws IOException {
        List<Finding> findings = new ArrayList<>(List.of(
                Examination.java(Runtime.version().feature(), System.getProperty("java.home")),
                Examination.maven(mavenVersion()),
                Examination.memory(freeMemory()),
                disk(Path.of(System.getProperty("java.io.tmpdir"))),
                Examination.webPort(WebPort.isFree(WebPort.USUAL))));
        if (kafka.isGiven()) {
            findings.add(kafka());
        }
        return findings;
    }

    private Finding kafka() {
        try {
            KafkaSettings settings = kafka.settings();
            try (KafkaTopics topics = KafkaTopics.of(settings)) {
                topics.clusterId();
                return Examination.kafka(settings.bootstrapServers(), "");
            }
        } catch (CommandFailure | IllegalArgumentException failed) {
            return Examination.kafka("", String.valueOf(failed.getMessage()));
        }
    }

    private static Finding disk(Path directory) {
        try {
            return Examination.disk(
                    directory.toString(), Files.getFileStore(directory).getUsableSpace());
        } catch (IOException absent) {
            return Examination.disk(directory + ", which is not there", 0);
        }
    }

    /** On Linux what can be had without swapping; the free memory alone leaves out what is only a cache. */
    private static long freeMemory() throws IOException {
        Path figures = Path.of("/proc/meminfo");
        if (Files.isReadable(figures)) {
            for (String line : Files.readAllLines(figures)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024;
                }
            }
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }

    private static String mavenVersion() {
        try {
            Process maven = new ProcessBuilder("mvn", "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!maven.waitFor(20, TimeUnit.SECONDS)) {
                maven.destroyForcibly();
                return "";
            }
            String first = maven.inputReader().readLine();
            return first == null || maven.exitValue() != 0 ? "" : first.replaceAll("\u001B\\[[0-9;]*m", "");
        } catch (IOException absent) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
