/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Small things that are hard to get rid of once they are in. */
public final class HygieneRules {

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that(SuiteModule.any())
            .should(liveInANullMarkedPackage())
            .allowEmptyShould(true)
            .as("every package is null-marked")
            .because("null is checked where it is declared; give the package a package-info.java with @NullMarked"
                    + " (org.jspecify.annotations) and a paragraph that says what lives in it and what may not");

    @ArchTest
    public static final ArchRule LOGS_GO_THROUGH_SLF4J = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.logging.log4j..", "org.apache.commons.logging..")
            .allowEmptyShould(true)
            .as("logs go through slf4j")
            .because("a cluster chooses the logging back end; use org.slf4j.LoggerFactory.getLogger(YourClass.class)");

    @ArchTest
    public static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that(Seams.inside())
            .should()
            .accessTargetWhere(DescribedPredicate.describe("the terminal", HygieneRules::prints))
            .allowEmptyShould(true)
            .as("only the command line prints")
            .because("nobody reads a task manager's output; log through slf4j, or count it as a metric");

    private HygieneRules() {}

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a null-marked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                String message = type.getName() + " lives in a package without @NullMarked: " + type.getPackageName();
                events.add(new SimpleConditionEvent(type, marked, message));
            }
        };
    }

    private static boolean prints(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        String name = access.getTarget().getName();
        return (owner.isEquivalentTo(System.class) && (name.equals("out") || name.equals("err")))
                || (owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace"));
    }
}
