/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Disabled;

/**
 * All rules for the tests of a module.
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "dev.freshet.fraud", importOptions = OnlyIncludeTests.class)
 * class TestArchitectureTest {
 *     &#64;ArchTest
 *     static final ArchTests RULES = ArchTests.in(TestRules.class);
 * }
 * </pre>
 */
public final class TestRules {

    @ArchTest
    public static final ArchRule NOBODY_SLEEPS = DeterminismRules.NOBODY_SLEEPS;

    @ArchTest
    public static final ArchRule RANDOMNESS_IS_SEEDED = noClasses()
            .should()
            .accessTargetWhere(DeterminismRules.hiddenRandomness())
            .allowEmptyShould(true)
            .as("randomness in tests is seeded")
            .because("a failure must be repeatable; make a Random from a seed that the failure message prints");

    @ArchTest
    public static final ArchRule DISABLED_TESTS_SAY_WHY = CompositeArchRule.of(noClasses()
                    .should()
                    .beAnnotatedWith(disabledWithoutReason())
                    .allowEmptyShould(true))
            .and(ArchRuleDefinition.noMethods()
                    .should()
                    .beAnnotatedWith(disabledWithoutReason())
                    .allowEmptyShould(true))
            .as("disabled tests say why")
            .because(
                    "a test that is switched off without a reason stays off; write @Disabled(\"what must happen first\"),"
                            + " mend the test, or delete it");

    @ArchTest
    public static final ArchRule NOTHING_IS_MOCKED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mockito..", "org.easymock..", "org.powermock..")
            .allowEmptyShould(true)
            .as("nothing is mocked")
            .because(
                    "a mock of Flink or Kafka tests the mock; use the operator harness, the mini cluster or KafkaFixture,"
                            + " and a small hand-written fake for the rest");

    private TestRules() {}

    private static DescribedPredicate<JavaAnnotation<?>> disabledWithoutReason() {
        return DescribedPredicate.describe(
                "@Disabled without a reason",
                annotation -> annotation.getRawType().isEquivalentTo(Disabled.class)
                        && annotation
                                .get("value")
                                .map(Object::toString)
                                .orElse("")
                                .isBlank());
    }
}
