/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The types that a job keeps in state, found and not listed, so that none can be forgotten.
 *
 * <p>A state is described in code: by one of Flink's descriptors, or by a class of ours that is given the type of what it
 * keeps. Every class counts that is named in a method that does so, or in one that it asks for the type. What such a
 * method names beside counts too: rather one type too many than one too few.
 */
public final class StateTypes {

    private static final String STATE = "org.apache.flink.api.common.state.";
    private static final String DESCRIPTOR = "StateDescriptor";

    private StateTypes() {}

    /** The types of all state that the classes of these packages describe, other than texts, numbers and instants. */
    public static Set<Class<?>> describedIn(String... packages) {
        return describedBy(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages));
    }

    static Set<Class<?>> describedBy(JavaClasses classes) {
        Set<Class<?>> types = byName();
        for (JavaClass type : classes) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (describes(unit)) {
                    Stream.concat(Stream.of(unit), askedForAType(unit))
                            .flatMap(namesIt -> namesIt.getReferencedClassObjects().stream())
                            .map(ReferencedClassObject::getValue)
                            .map(JavaClass::reflect)
                            .filter(named -> !TypeInformation.of(named).isBasicType())
                            .forEach(types::add);
                }
            }
        }
        return types;
    }

    /** The types by which a pipeline, which was built but not executed, keys its state, other than texts and numbers. */
    public static Set<Class<?>> keysOf(StreamExecutionEnvironment environment) {
        Set<Class<?>> types = byName();
        for (Transformation<?> operator : JobGraphWalk.operators(environment)) {
            TypeInformation<?> key = JobGraphWalk.keyType(operator);
            if (key != null && !key.isBasicType()) {
                types.add(key.getTypeClass());
            }
        }
        return types;
    }

    private static boolean describes(JavaCodeUnit unit) {
        return isDescriptor(unit.getRawReturnType())
                || unit.getConstructorCallsFromSelf().stream().anyMatch(StateTypes::describes);
    }

    private static boolean describes(JavaConstructorCall call) {
        return isDescriptor(call.getTargetOwner())
                || (isOurs(call.getTargetOwner()) && takesAType(call.getTarget().getRawParameterTypes()));
    }

    private static Stream<JavaMethod> askedForAType(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .filter(call -> isType(call.getTarget().getRawReturnType()))
                .flatMap(call -> call.getTarget().resolveMember().stream());
    }

    private static boolean takesAType(List<JavaClass> parameters) {
        return parameters.stream().anyMatch(parameter -> isType(parameter) || isDescriptor(parameter));
    }

    private static boolean isDescriptor(JavaClass type) {
        return type.getName().startsWith(STATE) && type.getSimpleName().endsWith(DESCRIPTOR);
    }

    private static boolean isType(JavaClass type) {
        return type.isEquivalentTo(TypeInformation.class);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.freshet.");
    }

    private static Set<Class<?>> byName() {
        return new TreeSet<>(Comparator.comparing(Class::getName));
    }
}
