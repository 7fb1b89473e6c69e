/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which module may know which. Maven forbids most of it already; this also holds where a class path is wider. */
public final class MapRules {

    @ArchTest
    public static final ArchRule MODULES_FOLLOW_THE_MAP = classes()
            .that(SuiteModule.any())
            .should(onlyKnowWhatTheMapAllows())
            .allowEmptyShould(true)
            .as("modules follow the map")
            .because(
                    "common knows no job, a job knows only common, and nothing knows playground, system tests or benchmarks;"
                            + " move what two jobs share to common, and what only one needs into that job");

    private MapRules() {}

    private static ArchCondition<JavaClass> onlyKnowWhatTheMapAllows() {
        return new ArchCondition<>("only know what the map allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean allowed =
                            !SuiteModule.holds(target) || SuiteModule.of(type).mayKnow(SuiteModule.of(target));
                    events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                }
            }
        };
    }
}
