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
        try {
            return schema.validate(EXACT.readTree(json)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document", e);
        }
    }
}
