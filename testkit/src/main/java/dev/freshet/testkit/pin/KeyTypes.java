/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.math.BigDecimal;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Keys are {@code String}, {@code long} or public records of those, so that a key has the same hash in every JVM and for
 * every way of writing it.
 */
public final class KeyTypes {

    private KeyTypes() {}

    /** Fails if a stream of the pipeline, which was built but not executed, is keyed by anything else. */
    public static void assertKeys(StreamExecutionEnvironment environment) {
        for (Transformation<?> operator : JobGraphWalk.operators(environment)) {
            TypeInformation<?> key = JobGraphWalk.keyType(operator);
            if (key != null) {
                assertKey("key of '" + operator.getName() + "'", key);
            }
        }
    }

    /** Fails unless the type may be a key. */
    public static void assertKey(Class<?> type) {
        assertKey(type.getSimpleName(), TypeInformation.of(type));
    }

    private static void assertKey(String path, TypeInformation<?> key) {
        TypeWalk.walk(path, key, (place, type) -> {
            if (!isAllowed(type)) {
                throw new AssertionError("%s: a key cannot hold %s; %s."
                        .formatted(place, type.getTypeClass().getName(), advice(type.getTypeClass())));
            }
        });
    }

    private static boolean isAllowed(TypeInformation<?> type) {
        return type.equals(BasicTypeInfo.STRING_TYPE_INFO)
                || type.equals(BasicTypeInfo.LONG_TYPE_INFO)
                || (type instanceof PojoTypeInfo<?> && type.getTypeClass().isRecord());
    }

    private static String advice(Class<?> type) {
        if (type.isEnum()) {
            return "an enum's hash differs from JVM to JVM, so that one key lands on two subtasks: use its name()";
        }
        if (type == BigDecimal.class) {
            return "a BigDecimal's hash depends on its scale, so that 1.0 and 1.00 are two keys: use a plain String";
        }
        return "use String, long or a public record of those";
    }
}
