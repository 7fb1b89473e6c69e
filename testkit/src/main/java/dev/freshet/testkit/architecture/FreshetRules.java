/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * All rules for the classes of a module.
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "dev.freshet.fraud", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     &#64;ArchTest
 *     static final ArchTests RULES = ArchTests.in(FreshetRules.class);
 * }
 * </pre>
 */
public final class FreshetRules {

    @ArchTest
    public static final ArchTests MAP = ArchTests.in(MapRules.class);

    @ArchTest
    public static final ArchTests NAMING = ArchTests.in(NamingRules.class);

    @ArchTest
    public static final ArchTests DETERMINISM = ArchTests.in(DeterminismRules.class);

    @ArchTest
    public static final ArchTests LAYERS = ArchTests.in(LayerRules.class);

    @ArchTest
    public static final ArchTests TYPES = ArchTests.in(TypeRules.class);

    @ArchTest
    public static final ArchTests HYGIENE = ArchTests.in(HygieneRules.class);

    private FreshetRules() {}
}
