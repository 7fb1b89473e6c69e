/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The suite's records that a class hands to Flink, as far as its signatures tell: type arguments of Flink's types in fields
 * ({@code ValueState<Sighting>}), super types ({@code KeyedProcessFunction<String, Sighting, Alert>}), parameters and results
 * ({@code DataStream<Alert>}), and the records inside those records.
 */
final class TravellingTypes {

    private TravellingTypes() {}

    static Set<JavaClass> of(JavaClass type) {
        Set<JavaClass> found = new LinkedHashSet<>();
        signatures(type)
                .filter(TravellingTypes::isOfFlink)
                .flatMap(signature -> ((JavaParameterizedType) signature).getActualTypeArguments().stream())
                .forEach(argument -> collect(argument, found));
        return found;
    }

    private static Stream<JavaType> signatures(JavaClass type) {
        Stream<JavaType> fields = type.getFields().stream().map(JavaField::getType);
        Stream<JavaType> superTypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> methods = type.getCodeUnits().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(TravellingTypes::signature);
        return Stream.of(fields, superTypes, methods).flatMap(each -> each);
    }

    private static Stream<JavaType> signature(JavaCodeUnit method) {
        return Stream.concat(method.getParameterTypes().stream(), Stream.of(method.getReturnType()));
    }

    private static boolean isOfFlink(JavaType type) {
        return type instanceof JavaParameterizedType
                && type.toErasure().getName().startsWith("org.apache.flink.");
    }

    /** What is something of Flink's, such as a source's split, has a serializer that Flink asks for. */
    private static boolean bringsASerializer(JavaClass record) {
        return record.getAllRawInterfaces().stream()
                .anyMatch(type -> type.getName().startsWith("org.apache.flink."));
    }

    private static void collect(JavaType type, Set<JavaClass> found) {
        for (JavaClass raw : type.getAllInvolvedRawTypes()) {
            if (raw.isRecord() && SuiteModule.holds(raw) && !bringsASerializer(raw) && found.add(raw)) {
                raw.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(component -> collect(component.getType(), found));
            }
        }
    }
}
