/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;

/** Names say what a thing is. */
public final class NamingRules {

    /** Programs of the suite that are no jobs. */
    private static final Set<String> PROGRAMS =
            Set.of("dev.freshet.playground.Freshet", "dev.freshet.kafka.embedded.BrokerMain");

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should(ArchConditions.haveNameMatching(
                    "(.*[.$])?(Base[A-Z]\\w*|Abstract\\w*Job|\\w*(Utils?|Helpers?|Manager))"))
            .allowEmptyShould(true)
            .as("no class is named Base…, Abstract…Job, …Util(s), …Helper(s) or …Manager")
            .because(
                    "such a name gathers what does not belong together; name the class for the one thing that it is or decides,"
                            + " and compose instead of inheriting");

    @ArchTest
    public static final ArchRule PROGRAMS_ARE_JOBS = methods()
            .that(DescribedPredicate.describe("are a program's main", NamingRules::isMain))
            .should()
            .beDeclaredInClassesThat(
                    DescribedPredicate.describe("are jobs or the command line", NamingRules::isProgram))
            .allowEmptyShould(true)
            .as("only …Job and the command line have a main method")
            .because("a user starts jobs and ./freshet, nothing else; make it a sub-command of ./freshet, or a test");

    private NamingRules() {}

    private static boolean isMain(JavaMethod method) {
        List<String> parameters = method.getRawParameterTypes().stream()
                .map(parameter -> parameter.getBaseComponentType().getName())
                .toList();
        return method.getName().equals("main")
                && method.getModifiers().contains(JavaModifier.STATIC)
                && parameters.equals(List.of(String.class.getName()));
    }

    private static boolean isProgram(JavaClass type) {
        boolean job = SuiteModule.holds(type)
                && SuiteModule.of(type).isJob()
                && type.getSimpleName().endsWith("Job");
        return job || PROGRAMS.contains(type.getName());
    }
}
