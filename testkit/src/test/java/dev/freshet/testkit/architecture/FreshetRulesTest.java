/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FreshetRulesTest {

    private static final String BAD = "dev.freshet.example.bad.";
    private static final List<Class<?>> RULES = List.of(
            MapRules.class,
            NamingRules.class,
            DeterminismRules.class,
            LayerRules.class,
            TypeRules.class,
            HygieneRules.class,
            TestRules.class);

    static Stream<Arguments> badExamples() {
        return Stream.of(
                bad(MapRules.MODULES_FOLLOW_THE_MAP, BAD + "KnowsThePlayground", "move what two jobs share to common"),
                bad(
                        MapRules.MODULES_FOLLOW_THE_MAP,
                        "dev.freshet.common.example.KnowsAJob",
                        "what only one needs into that job"),
                bad(NamingRules.NAMES_SAY_WHAT_A_CLASS_IS, BAD + "OrderUtils", "name the class for the one thing"),
                bad(NamingRules.NAMES_SAY_WHAT_A_CLASS_IS, BAD + "BaseLedger", "compose instead of inheriting"),
                bad(NamingRules.PROGRAMS_ARE_JOBS, BAD + "Launcher", "make it a sub-command of ./freshet"),
                bad(DeterminismRules.CLOCKS_ARE_INJECTED, BAD + "ReadsTheClock", "take event time from the record"),
                bad(
                        DeterminismRules.RANDOMNESS_IS_INJECTED,
                        BAD + "RollsDice",
                        "derive an id from the record's own ids"),
                bad(DeterminismRules.NOBODY_SLEEPS, BAD + "Sleeps", "wait for the condition"),
                bad(LayerRules.DECISIONS_ARE_FREE_OF_FLINK, BAD + "DecidesInFlink", "let a function load the state"),
                bad(
                        LayerRules.DECISIONS_ARE_FREE_OF_FLINK,
                        BAD + "DecidesAsState",
                        "keep the state's handles in a class"),
                bad(LayerRules.JOBS_DO_NOT_SEE_KAFKA, BAD + "SeesKafka", "name the topic in …Topics"),
                bad(LayerRules.ONLY_THE_LAUNCH_EXECUTES, BAD + "ExecutingPipeline", "let common's launch execute"),
                bad(
                        TypeRules.KEYS_ARE_TEXT_AND_WHOLE_NUMBERS,
                        BAD + "ItemKey",
                        "put the enum's name() or a canonical text"),
                bad(TypeRules.TRAVELLING_RECORDS_ARE_PUBLIC, BAD + "HiddenRecordFunction", "make the record public"),
                bad(HygieneRules.PACKAGES_ARE_NULL_MARKED, BAD + "OrderUtils", "give the package a package-info.java"),
                bad(HygieneRules.LOGS_GO_THROUGH_SLF4J, BAD + "UsesJavaLogging", "use org.slf4j.LoggerFactory"),
                bad(HygieneRules.ONLY_THE_COMMAND_LINE_PRINTS, BAD + "Prints", "log through slf4j"),
                bad(TestRules.NOBODY_SLEEPS, BAD + "Sleeps", "Awaitility in tests"),
                bad(TestRules.RANDOMNESS_IS_SEEDED, BAD + "RollsDice", "make a Random from a seed"),
                bad(TestRules.DISABLED_TESTS_SAY_WHY, BAD + "SwitchedOff", "what must happen first"));
    }

    @ParameterizedTest
    @MethodSource("badExamples")
    void failsOnTheBadExampleAndSaysWhatToDo(ArchRule rule, String example, String advice) throws Exception {
        JavaClasses classes = new ClassFileImporter().importClasses(Class.forName(example));

        EvaluationResult result = rule.evaluate(classes);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(example).contains(advice);
    }

    @Test
    void everyRulePassesOnTheGoodExample() {
        JavaClasses good = new ClassFileImporter().importPackages("dev.freshet.example.good");

        List<String> failures = rules().map(rule -> rule.evaluate(good))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();

        assertThat(good).hasSize(8);
        assertThat(failures).isEmpty();
    }

    @Test
    void everyRuleHasABadExample() {
        List<Object> shown = badExamples()
                .map(example -> ((Named<?>) example.get()[0]).getPayload())
                .collect(Collectors.toList());

        // A bad example of a mock would need a mock on the class path.
        assertThat(rules().filter(rule -> rule != TestRules.NOTHING_IS_MOCKED)).allMatch(shown::contains);
    }

    private static Stream<ArchRule> rules() {
        return RULES.stream()
                .flatMap(holder -> Arrays.stream(holder.getFields()))
                .map(FreshetRulesTest::constant);
    }

    private static ArchRule constant(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Arguments bad(ArchRule rule, String example, String advice) {
        return arguments(named(rule.getDescription().replaceAll(", because.*", ""), rule), example, advice);
    }
}
