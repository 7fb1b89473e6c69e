/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.NullableListTypeInfo;
import org.apache.flink.api.java.typeutils.NullableMapTypeInfo;
import org.apache.flink.api.java.typeutils.NullableSetTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.SetTypeInfo;
import org.apache.flink.api.java.typeutils.TupleTypeInfoBase;

/** The types within a type, each with the path that leads to it. */
final class TypeWalk {

    /** Called for every type. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, TypeInformation<?> type);
    }

    private TypeWalk() {}

    /** Visits the type and everything inside it, outermost first. */
    static void walk(String path, TypeInformation<?> type, Visitor visitor) {
        visitor.visit(path, type);
        parts(type).forEach((step, part) -> walk(path + step, part, visitor));
    }

    private static Map<String, TypeInformation<?>> parts(TypeInformation<?> type) {
        Map<String, TypeInformation<?>> parts = new LinkedHashMap<>();
        if (type instanceof PojoTypeInfo<?> pojo) {
            for (int field = 0; field < pojo.getArity(); field++) {
                parts.put("." + pojo.getFieldNames()[field], pojo.getTypeAt(field));
            }
        } else if (type instanceof TupleTypeInfoBase<?> tuple) {
            for (int field = 0; field < tuple.getArity(); field++) {
                parts.put("." + tuple.getFieldNames()[field], tuple.getTypeAt(field));
            }
        } else if (type instanceof EitherTypeInfo<?, ?> either) {
            parts.put(".left", either.getLeftType());
            parts.put(".right", either.getRightType());
        } else {
            parts.putAll(elements(type));
        }
        return parts;
    }

    private static Map<String, TypeInformation<?>> elements(TypeInformation<?> type) {
        if (type instanceof ListTypeInfo<?> list) {
            return Map.of("[]", list.getElementTypeInfo());
        }
        if (type instanceof NullableListTypeInfo<?> list) {
            return Map.of("[]", list.getElementTypeInfo());
        }
        if (type instanceof SetTypeInfo<?> set) {
            return Map.of("[]", set.getElementTypeInfo());
        }
        if (type instanceof NullableSetTypeInfo<?> set) {
            return Map.of("[]", set.getElementTypeInfo());
        }
        if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
            return Map.of("[]", array.getComponentInfo());
        }
        if (type instanceof BasicArrayTypeInfo<?, ?> array) {
            return Map.of("[]", array.getComponentInfo());
        }
        if (type instanceof MapTypeInfo<?, ?> map) {
            return entries(map.getKeyTypeInfo(), map.getValueTypeInfo());
        }
        if (type instanceof NullableMapTypeInfo<?, ?> map) {
            return entries(map.getKeyTypeInfo(), map.getValueTypeInfo());
        }
        return Map.of();
    }

    private static Map<String, TypeInformation<?>> entries(TypeInformation<?> key, TypeInformation<?> value) {
        Map<String, TypeInformation<?>> parts = new LinkedHashMap<>();
        parts.put("{key}", key);
        parts.put("{value}", value);
        return parts;
    }
}
