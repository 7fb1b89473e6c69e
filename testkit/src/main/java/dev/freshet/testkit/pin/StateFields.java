/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/**
 * The fields of what a job keeps in state, pinned: a savepoint of an earlier release holds exactly these.
 *
 * <p>The list has a section for each type, and for each record and enum inside it.
 */
public final class StateFields {

    private StateFields() {}

    /** Checks the types against a text resource beside the test; the types must be POJOs to Flink. */
    public static void assertPinned(Class<?> test, String resource, Class<?>... types) {
        new Pin(test, resource)
                .assertSame(
                        fields(types),
                        "Savepoints hold the pinned fields. A new field restores as null or zero, a removed one is dropped;"
                                + " a renamed field loses its value without a word, a retyped one or a reordered enum breaks"
                                + " the restore.");
    }

    static List<String> fields(Class<?>... types) {
        Map<String, List<String>> sections = new TreeMap<>();
        for (Class<?> type : types) {
            PojoTypes.assertPojo(type);
            TypeWalk.walk(type.getSimpleName(), TypeInformation.of(type), (path, part) -> add(part, sections));
        }
        List<String> lines = new ArrayList<>();
        sections.forEach((type, fields) -> fields.forEach(field -> lines.add(type + "." + field)));
        return lines;
    }

    private static void add(TypeInformation<?> type, Map<String, List<String>> sections) {
        if (type instanceof PojoTypeInfo<?> pojo) {
            List<String> fields = new ArrayList<>();
            for (int field = 0; field < pojo.getArity(); field++) {
                fields.add(pojo.getFieldNames()[field] + ": " + name(pojo.getTypeAt(field)));
            }
            sections.put(pojo.getTypeClass().getName(), fields.stream().sorted().toList());
        } else if (type instanceof EnumTypeInfo<?> constants) {
            Class<?> enumeration = constants.getTypeClass();
            sections.put(
                    enumeration.getName(),
                    List.of(Arrays.stream(enumeration.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ", "constants: ", ""))));
        }
    }

    private static String name(TypeInformation<?> type) {
        if (type instanceof ListTypeInfo<?> list) {
            return "List<" + name(list.getElementTypeInfo()) + ">";
        }
        if (type instanceof MapTypeInfo<?, ?> map) {
            return "Map<" + name(map.getKeyTypeInfo()) + ", " + name(map.getValueTypeInfo()) + ">";
        }
        if (type instanceof PojoTypeInfo<?> || type instanceof EnumTypeInfo<?>) {
            return type.getTypeClass().getName();
        }
        return type.toString();
    }
}
