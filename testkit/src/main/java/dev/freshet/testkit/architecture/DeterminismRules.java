/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitReferenceTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A replay gives the same answer: clock, ids and randomness come in from outside. */
public final class DeterminismRules {

    private static final Set<String> CLOCK_READINGS =
            Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

    private static final Set<String> RANDOM_SOURCES = Set.of(
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.security.SecureRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current");

    @ArchTest
    public static final ArchRule CLOCKS_ARE_INJECTED = noClasses()
            .that(Seams.inside())
            .should()
            .accessTargetWhere(access("the machine's clock", DeterminismRules::readsTheClock))
            .allowEmptyShould(true)
            .as("the clock is injected")
            .because(
                    "a replay must give the same answer; take event time from the record or the timer,"
                            + " or a java.time.Clock as a constructor argument and ask it: clock.instant(), Instant.now(clock)");

    @ArchTest
    public static final ArchRule RANDOMNESS_IS_INJECTED = noClasses()
            .that(Seams.inside())
            .should()
            .accessTargetWhere(randomness())
            .allowEmptyShould(true)
            .as("ids and randomness are injected")
            .because("a replay must give the same ids; derive an id from the record's own ids,"
                    + " or take a seeded java.util.Random as a constructor argument");

    @ArchTest
    public static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(access("Thread.sleep", target -> is(target, "java.lang.Thread.sleep")))
            .allowEmptyShould(true)
            .as("nobody sleeps")
            .because("a sleep is too short on a loaded machine and too long on a fast one;"
                    + " wait for the condition (a future, a latch, a timer; Awaitility in tests)");

    private DeterminismRules() {}

    static DescribedPredicate<JavaAccess<?>> randomness() {
        return access("an unseeded source of randomness", DeterminismRules::isRandom);
    }

    /** As {@link #randomness}, without {@code new Random()}: a test may draw the seed itself, if it prints it. */
    static DescribedPredicate<JavaAccess<?>> hiddenRandomness() {
        return access(
                "a hidden source of randomness",
                target -> isRandom(target) && !target.getName().equals("<init>"));
    }

    private static boolean readsTheClock(AccessTarget target) {
        if (target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time")) {
            return parameters(target).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        }
        return target.getFullName().startsWith("java.time.Clock.system") || is(target, CLOCK_READINGS);
    }

    private static boolean isRandom(AccessTarget target) {
        if (is(target, "java.util.Random.<init>") || is(target, "java.util.SplittableRandom.<init>")) {
            return parameters(target).isEmpty();
        }
        // Collections.shuffle(list, random) is seeded by its caller.
        return is(target, RANDOM_SOURCES)
                && !(target.getName().equals("shuffle") && parameters(target).size() == 2);
    }

    private static boolean is(AccessTarget target, String method) {
        return (target.getOwner().getName() + "." + target.getName()).equals(method);
    }

    private static boolean is(AccessTarget target, Set<String> methods) {
        return methods.contains(target.getOwner().getName() + "." + target.getName());
    }

    private static List<JavaClass> parameters(AccessTarget target) {
        if (target instanceof CodeUnitCallTarget call) {
            return call.getRawParameterTypes();
        }
        if (target instanceof CodeUnitReferenceTarget reference) {
            return reference.getRawParameterTypes();
        }
        return List.of();
    }

    private static DescribedPredicate<JavaAccess<?>> access(String description, Predicate<AccessTarget> isTarget) {
        return DescribedPredicate.describe(description, access -> isTarget.test(access.getTarget()));
    }
}
