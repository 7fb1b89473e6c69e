/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.freshet.testkit.architecture.TestRules;

@AnalyzeClasses(packages = "dev.freshet.fraud", importOptions = OnlyIncludeTests.class)
class TestArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(TestRules.class);
}
