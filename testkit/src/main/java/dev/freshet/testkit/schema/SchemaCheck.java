/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.schema;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds documents against one JSON Schema of draft 2020-12. Numbers are exact: no double comes between. */
public final class SchemaCheck {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonSchema schema;

    /** @param schema the text of the schema */
    public SchemaCheck(String schema) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    }

    /** What the document breaks, in the validator's words; empty where it is valid. The document must be JSON. */
    public List<String> problems(byte[] json) {
        return messages(json).stream().map(ValidationMessage::getMessage).toList();
    }

    /**
     * Where the document breaks which keyword, such as {@code items[3].price minimum}; a field that is missing is a place too.
     * Of {@code anyOf} each alternative says what keeps the document out.
     */
    public Set<String> violations(byte[] json) {
        return messages(json).stream()
                .map(message -> place(message) + " " + message.getType())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the document breaks the schema at this place, such as {@code items[3]}, or within; the empty place is all of it. */
    public boolean isBrokenAt(String place, byte[] json) {
        return messages(json).stream().map(SchemaCheck::place).anyMatch(broken -> isWithin(place, broken));
    }

    private Set<ValidationMessage> messages(byte[] json) {
        try {
            return schema.validate(EXACT.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document", e);
        }
    }

    private static String place(ValidationMessage message) {
        String path = message.getInstanceLocation().toString()
                + (message.getProperty() == null ? "" : "." + message.getProperty());
        return path.replaceFirst("^\\$\\.?", "");
    }

    private static boolean isWithin(String place, String broken) {
        return broken.startsWith(place)
                && (place.isEmpty()
                        || broken.length() == place.length()
                        || ".[".indexOf(broken.charAt(place.length())) >= 0);
    }
}
