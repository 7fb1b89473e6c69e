/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * The places where the suite meets the world: they start processes, own the real clock and talk to a terminal, and hand
 * clocks, ids and randomness to everything else.
 */
final class Seams {

    private static final DescribedPredicate<JavaClass> SEAM = JavaClass.Predicates.resideInAnyPackage(
            // The launch of a job: it makes the clock that sources and operators carry, and prints --help and
            // --explain.
            "dev.freshet.common.launch..",
            // Programs round the jobs, and their tests: never part of a fat JAR.
            "dev.freshet.playground..",
            "dev.freshet.kafka..",
            "dev.freshet.testkit..",
            "dev.freshet.systemtests..",
            "dev.freshet.benchmarks..");

    private Seams() {}

    static DescribedPredicate<JavaClass> seam() {
        return SEAM;
    }

    static DescribedPredicate<JavaClass> inside() {
        return DescribedPredicate.not(SEAM).as("are not at a seam (launch, playground, broker, testkit)");
    }
}
