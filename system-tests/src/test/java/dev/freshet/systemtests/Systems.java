/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.check.FaultReport;
import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.Verdict;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.fraud.FraudSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Named;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where this build has its parts, and which jobs and seed this run takes. */
final class Systems {

    private static final Logger LOG = LoggerFactory.getLogger(Systems.class);

    /** One for all tests of a JVM, so that it also says which job they are run with. */
    private static final long SEED = Long.getLong("freshet.seed", new Random().nextInt(1_000_000));

    private static final List<Subject> SUBJECTS = List.of(new EcommerceSubject(), new FraudSubject());

    private Systems() {}

    /** Printed; {@code -Dfreshet.seed=…} gives it to every JVM of a run, which draw their own else. */
    static long seed() {
        LOG.info("seed {}; -Dfreshet.seed={} repeats this test", SEED, SEED);
        return SEED;
    }

    /**
     * What a test is to be run with that fits any job: the one that the seed chooses; with {@code -Dfreshet.system.jobs=all} every
     * job of the suite.
     */
    static List<Named<Subject>> subjects() {
        boolean all = System.getProperty("freshet.system.jobs", "").equals("all");
        List<Subject> subjects = all ? SUBJECTS : List.of(SUBJECTS.get(Math.floorMod(seed(), SUBJECTS.size())));
        return subjects.stream()
                .map(subject -> Named.of(subject.job().name(), subject))
                .toList();
    }

    /** As {@link #settings(String, long, Subject)}, with the shop. */
    static SystemSettings settings(String name, long seed) {
        return settings(name, seed, new EcommerceSubject());
    }

    /** A directory of its own under {@code target}, where logs stay for whoever looks into a failure. */
    static SystemSettings settings(String name, long seed, Subject subject) {
        Path work = property("freshet.system.work");
        try {
            Files.createDirectories(work);
            Path directory =
                    Files.createTempDirectory(work, name + "-" + subject.job().name() + "-");
            return SystemSettings.of(
                    subject,
                    seed,
                    directory,
                    property("freshet.root"),
                    property("freshet.flink.lib"),
                    System.getProperty("freshet.version", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a fault is called in the table. */
    static String of(String fault, Subject subject) {
        return fault + ", " + subject.job().name();
    }

    /** As {@link #assertExact(String, int, List, Verdict)}, of a fault that has a recovery each time. */
    static void assertExact(String fault, List<Duration> recoveries, Verdict verdict) {
        assertExact(fault, recoveries.size(), recoveries, verdict);
    }

    /** Puts a line into the table and fails unless nothing is lost, doubled or wrong. */
    static void assertExact(String fault, int injected, List<Duration> recoveries, Verdict verdict) {
        note(fault, injected, recoveries, verdict);
        assertThat(verdict.examples()).as(fault).isEmpty();
        assertThat(verdict.isExact()).as(fault).isTrue();
    }

    /** Puts a line into the table; what must hold is for the test to say. */
    static void note(String fault, int injected, List<Duration> recoveries, Verdict verdict) {
        report().add(fault, injected, recoveries, verdict);
    }

    /** Puts a line into the table for a job that failed by name, as it had to. */
    static void failedLoudly(String fault) {
        held(fault, 1, "failed by name, as it has to");
    }

    /** Puts a line into the table for what the test itself has compared. */
    static void held(String fault, int injected, String what) {
        report().addWords(fault, injected, what);
    }

    /** Puts a line into the table for a fault that cannot be injected here. */
    static void notRun(String fault, String reason) {
        report().addWords(fault, 0, "NOT RUN: " + reason);
    }

    /** Puts figures into the table that say how well, not whether. */
    static void tell(String fault, String figures) {
        LOG.info("{}: {}", fault, figures);
        report().addFigures(fault, figures);
    }

    /** The table of this run. */
    static FaultReport report() {
        return new FaultReport(property("freshet.system.work").resolve("faults.txt"));
    }

    private static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("-D" + name + " is missing; Maven sets it in system-tests/pom.xml");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
