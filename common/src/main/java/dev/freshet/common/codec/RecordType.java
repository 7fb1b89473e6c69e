/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public record as a JSON object.
 *
 * <p>Fields may come in any order; that of the components is the fastest. Unknown fields are passed over, of equal names the
 * last wins, whatever the earlier ones held. Of several refusals the one of the first component is reported.
 */
final class RecordType implements ValueType {

    private static final int END = -1;

    private final String meaning;
    private final Component[] components;
    private final Map<String, Integer> positions = new HashMap<>();

    /** Takes an {@code Object[]} of the components, gives the record. */
    private final MethodHandle constructor;

    RecordType(String meaning, List<Component> components, MethodHandle constructor) {
        this.meaning = meaning;
        this.components = components.toArray(Component[]::new);
        this.constructor = constructor;
        for (int i = 0; i < this.components.length; i++) {
            positions.put(this.components[i].field(), i);
        }
    }

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() != JsonToken.START_OBJECT) {
            return in.refuse(Refusal.wrongType("an object"));
        }
        @Nullable Object[] values = new @Nullable Object[components.length];
        JsonParser parser = in.parser();
        for (int at = nextField(parser, 0); at != END; at = nextField(parser, at + 1)) {
            boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
            values[at] = isNull ? null : components[at].type().read(in);
        }
        Refusal refusal = firstRefusal(values);
        return refusal == null ? construct(values) : refusal;
    }

    /**
     * Goes on to the next field that is known and gives its position, or {@link #END}.
     *
     * @param expected the position to try first, because producers keep the order: Jackson then compares bytes and decodes no
     *     name
     */
    private int nextField(JsonParser parser, int expected) throws IOException {
        if (expected < components.length && parser.nextFieldName(components[expected].name())) {
            return expected;
        }
        if (expected == components.length) {
            parser.nextToken();
        }
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            Integer position = positions.get(parser.currentName());
            if (position != null) {
                return position;
            }
            parser.nextToken();
            parser.skipChildren();
            parser.nextToken();
        }
        return END;
    }

    private @Nullable Refusal firstRefusal(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Refusal refusal) {
                return refusal.at(components[i].field());
            }
            if (value == null && !components[i].optional()) {
                return new Refusal(ReasonCode.MISSING_FIELD, components[i].field(), "is required");
            }
        }
        return null;
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException e) {
            // A record may check itself; its message is not passed on, because it may quote payload.
            return Refusal.rule("is refused by the record's own check");
        } catch (Throwable e) {
            throw new LinkageError("cannot construct the record", e);
        }
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeStartObject();
        for (Component component : components) {
            Object each = component.value().apply(value);
            if (each != null) {
                out.generator().writeFieldName(component.name());
                component.type().write(each, out);
            } else if (!component.optional()) {
                throw new IllegalArgumentException("required field " + component.field() + " is null");
            }
        }
        out.generator().writeEndObject();
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        if (!meaning.isEmpty()) {
            schema.put("description", meaning);
        }
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Component component : components) {
            component.describe(properties.putObject(component.field()), direction);
            if (!component.optional()) {
                required.add(component.field());
            }
        }
    }
}
