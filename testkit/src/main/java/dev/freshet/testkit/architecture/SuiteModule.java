/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * A module of the suite, told by the part of the package that follows {@code dev.freshet}.
 *
 * <p>A name that is none of the suite's own ones is a job, so that a new job is bound by the rules without being listed.
 */
record SuiteModule(String name) {

    private static final String ROOT = "dev.freshet.";
    private static final SuiteModule COMMON = new SuiteModule("common");
    private static final SuiteModule EMBEDDED_KAFKA = new SuiteModule("kafka");
    private static final SuiteModule TESTKIT = new SuiteModule("testkit");
    private static final Set<String> ENDS = Set.of("playground", "systemtests", "benchmarks");

    static boolean holds(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    static SuiteModule of(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return new SuiteModule(dot < 0 ? rest : rest.substring(0, dot));
    }

    static DescribedPredicate<JavaClass> any() {
        return DescribedPredicate.describe("belong to the suite", SuiteModule::holds);
    }

    /** The classes of jobs; everything else of the suite, and everything foreign, is not. */
    static DescribedPredicate<JavaClass> jobs() {
        return DescribedPredicate.describe("belong to a job", type -> holds(type) && of(type).isJob());
    }

    boolean isJob() {
        return !equals(COMMON) && !equals(EMBEDDED_KAFKA) && !equals(TESTKIT) && !ENDS.contains(name);
    }

    /** The arrows of the map; nothing points at playground, system tests and benchmarks. */
    boolean mayKnow(SuiteModule other) {
        if (equals(other)) {
            return true;
        }
        if (isJob()) {
            return other.equals(COMMON);
        }
        if (ENDS.contains(name)) {
            return !ENDS.contains(other.name);
        }
        return equals(TESTKIT) && other.equals(EMBEDDED_KAFKA);
    }
}
