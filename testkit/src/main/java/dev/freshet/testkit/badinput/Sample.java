/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A valid record of a topic, and what its fields are.
 *
 * <p>Fields are named by JSON pointer, {@code /items/0/price}; those that are not named get no cases of their own.
 *
 * @param key the Kafka key
 * @param json the value, one JSON object
 * @param fields what is known of it
 * @param compacted whether a null value is a deletion
 */
public record Sample(String key, String json, List<Field> fields, boolean compacted) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAW = "@@raw@@";

    /**
     * A field of the sample.
     *
     * @param overflow a value of the right type with which what the topic adds up is too large; null where it adds up nothing
     */
    public record Field(
            String pointer,
            FieldKind kind,
            boolean required,
            @Nullable String overflow) {
        String name() {
            return pointer.substring(1).replace('/', '.');
        }
    }

    public Sample {
        fields = List.copyOf(fields);
        for (Field field : fields) {
            if (parse(json).at(field.pointer()).isMissingNode()) {
                throw new IllegalArgumentException("the sample has no field at " + field.pointer());
            }
        }
    }

    /** A record of a topic of events. */
    public static Sample of(String key, String json) {
        return new Sample(key, json, List.of(), false);
    }

    public Sample required(String pointer, FieldKind kind) {
        return with(new Field(pointer, kind, true, null));
    }

    public Sample optional(String pointer, FieldKind kind) {
        return with(new Field(pointer, kind, false, null));
    }

    /** Says of a field with which number a sum over the record breaks a rule of the topic. */
    public Sample overflowing(String pointer, String number) {
        List<Field> changed = fields.stream()
                .map(field -> field.pointer().equals(pointer)
                        ? new Field(pointer, field.kind(), field.required(), number)
                        : field)
                .toList();
        return new Sample(key, json, changed, compacted);
    }

    /** The same on a compacted topic. */
    public Sample onCompactedTopic() {
        return new Sample(key, json, fields, true);
    }

    private Sample with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Sample(key, json, more, compacted);
    }

    List<Field> fields(Predicate<FieldKind> kind) {
        return fields.stream().filter(field -> kind.test(field.kind())).toList();
    }

    byte[] bytes() {
        return json.getBytes(UTF_8);
    }

    /** The document with other text, valid JSON or not, in the field's place. */
    String with(Field field, String raw) {
        return with(Map.of(field, Optional.of(raw)));
    }

    /** The same for several fields; a field with nothing in its place is taken out. */
    String with(Map<Field, Optional<String>> raws) {
        ObjectNode copy = parse(json);
        Map<String, String> texts = new HashMap<>();
        raws.forEach((field, raw) -> {
            if (raw.isPresent()) {
                String place = RAW + texts.size();
                put(copy, field, copy.textNode(place));
                texts.put("\"" + place + "\"", raw.get());
            } else {
                remove(copy, field);
            }
        });
        String document = copy.toString();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            document = document.replace(text.getKey(), text.getValue());
        }
        return document;
    }

    /** The document without the field. */
    String without(Field field) {
        return with(Map.of(field, Optional.empty()));
    }

    /** The document with more text before its closing brace, such as {@code "name":1}. */
    String plus(String rawFields) {
        String compact = parse(json).toString();
        return compact.substring(0, compact.length() - 1) + "," + rawFields + "}";
    }

    private static void remove(ObjectNode root, Field field) {
        JsonPointer pointer = JsonPointer.compile(field.pointer());
        if (root.at(pointer.head()) instanceof ObjectNode parent) {
            parent.remove(pointer.last().getMatchingProperty());
        }
    }

    private static void put(ObjectNode root, Field field, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(field.pointer());
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        }
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException("the sample is not valid JSON", invalid);
        }
    }
}
