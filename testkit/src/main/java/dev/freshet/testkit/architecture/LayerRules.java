/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * What a job is made of: decisions in plain Java, and round them a thin layer that speaks Flink.
 *
 * <p>A class of a job belongs to that layer when it <em>is</em> something of Flink's (it extends or implements one of Flink's
 * types: a function, an operator, a serializer), when it holds Flink's state, itself or by a class of ours, or when its name says so (…Pipeline, …Inputs,
 * …Outputs, …Options, …Settings, …Topics, …Counters, …Job). Flink's interface {@code State} is for state backends: who
 * implements it is nothing by that. A nested class counts as its outermost class. Everything else decides, and knows no Flink.
 */
public final class LayerRules {

    private static final String FLINK = "org.apache.flink.";

    private static final Set<String> STATE =
            Set.of(FLINK + "api.common.state.State", FLINK + "api.common.state.v2.State");

    /** Roles that speak Flink without extending it. */
    private static final Set<String> FLINK_ROLES =
            Set.of("Pipeline", "Inputs", "Outputs", "Options", "Settings", "Topics", "Counters", "Job");

    /** Annotations that only declare how a record is serialized. */
    private static final Set<String> DECLARATIONS = Set.of("org.apache.flink.api.common.typeinfo.TypeInfo");

    @ArchTest
    public static final ArchRule DECISIONS_ARE_FREE_OF_FLINK = classes()
            .that(SuiteModule.jobs().and(DescribedPredicate.describe("decide", LayerRules::decides)))
            .should(notKnowFlink())
            .allowEmptyShould(true)
            .as("decision classes are free of Flink")
            .because(
                    "a decision is read and tested without Flink; let a function load the state and pass plain values in,"
                            + " keep the state's handles in a class that does nothing else, or name the class for its role in the Flink layer: "
                            + String.join(
                                    ", ",
                                    FLINK_ROLES.stream()
                                            .sorted()
                                            .map(role -> "…" + role)
                                            .toList()));

    @ArchTest
    public static final ArchRule JOBS_DO_NOT_SEE_KAFKA = noClasses()
            .that(SuiteModule.jobs())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..")
            .allowEmptyShould(true)
            .as("jobs do not see Kafka")
            .because("a pipeline is a function from streams to streams, the same for Kafka, tests and replay;"
                    + " name the topic in …Topics and let common's launch connect it");

    @ArchTest
    public static final ArchRule ONLY_THE_LAUNCH_EXECUTES = noClasses()
            .that(Seams.inside())
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "StreamExecutionEnvironment.execute",
                    access -> access.getTarget()
                                    .getOwner()
                                    .isAssignableTo(
                                            "org.apache.flink.streaming.api.environment.StreamExecutionEnvironment")
                            && access.getTarget().getName().startsWith("execute")))
            .allowEmptyShould(true)
            .as("only the launch executes a job")
            .because(
                    "what runs a pipeline is chosen outside it; build the streams and let common's launch execute them");

    private LayerRules() {}

    static boolean decides(JavaClass type) {
        JavaClass outermost = outermost(type);
        boolean hasRole = FLINK_ROLES.stream().anyMatch(outermost.getSimpleName()::endsWith);
        return !hasRole && !isOfFlink(type) && !isOfFlink(outermost) && !holdsState(type) && !holdsState(outermost);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(LayerRules::outermost).orElse(type);
    }

    private static boolean isOfFlink(JavaClass type) {
        return type.isAssignableTo(DescribedPredicate.describe(
                "Flink", of -> of.getName().startsWith(FLINK) && !STATE.contains(of.getName())));
    }

    /** Itself, or by a class of ours that does. */
    private static boolean holdsState(JavaClass type) {
        return holdsState(type, new HashSet<>());
    }

    private static boolean holdsState(JavaClass type, Set<String> seen) {
        return seen.add(type.getName())
                && type.getFields().stream()
                        .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                        .anyMatch(part -> isState(part) || (isOurs(part) && holdsState(part, seen)));
    }

    /** By its name: a class that holds the holder of it knows no more. */
    private static boolean isState(JavaClass type) {
        return type.getPackageName().startsWith(FLINK + "api.common.state")
                && type.getSimpleName().endsWith("State");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.freshet.");
    }

    private static ArchCondition<JavaClass> notKnowFlink() {
        return new ArchCondition<>("not know Flink") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String target =
                            dependency.getTargetClass().getBaseComponentType().getName();
                    boolean allowed = !target.startsWith(FLINK) || DECLARATIONS.contains(target);
                    events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                }
            }
        };
    }
}
