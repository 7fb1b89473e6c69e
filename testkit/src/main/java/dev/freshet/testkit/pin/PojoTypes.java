/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Types in state and on the edges of a job are serialized by Flink itself, never by Kryo, whose bytes no change of a
 * class survives.
 */
public final class PojoTypes {

    private static final Map<Class<?>, String> INSTEAD = Map.of(
            Duration.class, "keep a long of milliseconds",
            LocalDate.class, "keep a long of epoch days",
            LocalDateTime.class, "keep an Instant",
            UUID.class, "keep a String",
            Optional.class, "keep a nullable field",
            Object.class, "name the type, or pass a TypeInformation where it is generic");

    private PojoTypes() {}

    /** Fails with the path to the first type inside that would fall to Kryo. */
    public static void assertPojo(Class<?> type) {
        assertNoKryo(type.getSimpleName(), TypeInformation.of(type));
    }

    /** Fails with the path to the first type inside that would fall to Kryo; for generic types. */
    public static void assertPojo(TypeInformation<?> type) {
        assertNoKryo(type.getTypeClass().getSimpleName(), type);
    }

    /** Fails if a stream of the pipeline, which was built but not executed, carries a type that would fall to Kryo. */
    public static void assertEdges(StreamExecutionEnvironment environment) {
        for (Transformation<?> operator : JobGraphWalk.operators(environment)) {
            TypeInformation<?> type = operator.getOutputType();
            assertNoKryo(
                    "output of '" + operator.getName() + "', "
                            + type.getTypeClass().getSimpleName(),
                    type);
        }
    }

    private static void assertNoKryo(String path, TypeInformation<?> whole) {
        TypeWalk.walk(path, whole, (place, type) -> {
            if (type instanceof GenericTypeInfo<?>) {
                throw new AssertionError("%s: %s would fall to Kryo; %s."
                        .formatted(place, type.getTypeClass().getName(), advice(type.getTypeClass())));
            }
        });
    }

    private static String advice(Class<?> type) {
        String instead = INSTEAD.get(type);
        if (instead != null) {
            return instead;
        }
        if (type.isInterface()) {
            return "an interface tells Flink no fields: keep one record with nullable parts";
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return "make it public, Flink's POJO serializer takes nothing else";
        }
        return "make it a public record, or a public class with a public no-argument constructor and public fields";
    }
}
