/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.freshet.testkit.architecture.FreshetRules;

@AnalyzeClasses(packages = "dev.freshet.fraud", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(FreshetRules.class);
}
