/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.doctor;

import dev.freshet.playground.doctor.Finding.Verdict;
import dev.freshet.playground.local.WebPort;

/** Judges figures of the machine. Plain: measuring them is somebody else's business. */
final class Examination {

    private static final int OLDEST_JAVA = 17;
    private static final long MEGABYTE = 1L << 20;
    private static final long ENOUGH_MEMORY = 3_000 * MEGABYTE;
    private static final long SCARCE_DISK = 500 * MEGABYTE;
    private static final long ENOUGH_DISK = 2_000 * MEGABYTE;

    private Examination() {}

    static Finding java(int feature, String home) {
        if (feature < OLDEST_JAVA) {
            return new Finding(
                    Verdict.BAD, "Java", feature + " at " + home, "Install a JDK 17 or newer and set JAVA_HOME to it.");
        }
        if (feature > OLDEST_JAVA) {
            return new Finding(
                    Verdict.WARNING,
                    "Java",
                    feature + " at " + home,
                    "The suite is tested on 17; where anything is odd, set JAVA_HOME to a JDK 17.");
        }
        return Finding.good("Java", feature + " at " + home);
    }

    /** @param version the first line of {@code mvn --version}; empty where there is no Maven */
    static Finding maven(String version) {
        if (version.isEmpty()) {
            return new Finding(
                    Verdict.WARNING,
                    "Maven",
                    "not found",
                    "Install Maven 3.8.1 or newer: it is needed to build the suite.");
        }
        return Finding.good("Maven", version);
    }

    static Finding memory(long freeBytes) {
        String found = freeBytes / MEGABYTE + " MB free";
        if (freeBytes < ENOUGH_MEMORY) {
            return new Finding(
                    Verdict.WARNING,
                    "Memory",
                    found,
                    "The demo takes up to 3 GB: close something, or it will be slow.");
        }
        return Finding.good("Memory", found);
    }

    static Finding disk(String directory, long freeBytes) {
        String found = freeBytes / MEGABYTE + " MB free in " + directory;
        if (freeBytes < SCARCE_DISK) {
            return new Finding(
                    Verdict.BAD,
                    "Disk",
                    found,
                    "Free some space, or choose another place: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR.");
        }
        if (freeBytes < ENOUGH_DISK) {
            return new Finding(Verdict.WARNING, "Disk", found, "Enough for the demo, not for a large replay.");
        }
        return Finding.good("Disk", found);
    }

    static Finding webPort(boolean usualIsFree) {
        if (usualIsFree) {
            return Finding.good("Port " + WebPort.USUAL, "free");
        }
        return new Finding(
                Verdict.WARNING,
                "Port " + WebPort.USUAL,
                "taken",
                "Flink's web page takes the next free port, or the one that --web-port names.");
    }

    /** @param failure why Kafka could not be asked; empty where it answered */
    static Finding kafka(String servers, String failure) {
        if (failure.isEmpty()) {
            return Finding.good("Kafka", "answers at " + servers);
        }
        return new Finding(Verdict.BAD, "Kafka", failure, "Check the address, the network and --kafka settings.");
    }
}
