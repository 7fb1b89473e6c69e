/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.codec.ValueType.Direction;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import java.io.UncheckedIOException;
import java.util.StringJoiner;

/**
 * JSON Schema (draft 2020-12) of records and topics, from the tables by which the codec reads and writes them.
 *
 * <p>The schema of a topic that a job writes is what it writes: decimals have no bounds there but those of the record, because
 * a sum may be of any size. Any other schema is what is accepted, so decimals are bounded and may be texts, times may be
 * numbers and optional fields may be null. Whatever the codec accepts, the schema accepts. The reverse holds but
 * for what a schema cannot say well: real calendar dates, times before 1990 in text, fraction digits of decimals, the size of
 * decimals in text, and the rules over a whole record, which stand in the description.
 */
public final class JsonSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonSchema() {}

    /**
     * The schema of a topic's records, with its purpose and its rules in the description: stable text, two spaces a level,
     * with a line break at its end.
     */
    public static String of(Topic<?> topic) {
        ObjectNode schema = schema(topic.name());
        Direction direction = topic.kind() == Topic.Kind.OUTPUT ? Direction.WRITTEN : Direction.READ;
        RecordTypes.of(topic.recordType()).describe(schema, direction);
        String description = description(topic, schema.path("description").asText());
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return text(schema);
    }

    /** The description stands before the record's own keywords although it is filled in after them. */
    private static ObjectNode schema(String title) {
        return MAPPER.createObjectNode()
                .put("$schema", DIALECT)
                .put("title", title)
                .put("description", "");
    }

    private static String description(Topic<?> topic, String ofRecord) {
        StringJoiner sentences = new StringJoiner(" ");
        if (topic.isPlanned()) {
            sentences.add("Planned: no job reads or writes it yet.");
        }
        if (!topic.purpose().isEmpty()) {
            sentences.add(topic.purpose());
        }
        if (!ofRecord.isEmpty()) {
            sentences.add(ofRecord);
        }
        for (ContractRule<?> rule : topic.rules()) {
            sentences.add("Rule: " + rule.description() + ".");
        }
        return sentences.toString();
    }

    private static String text(ObjectNode schema) {
        if (schema.get("description").asText().isEmpty()) {
            schema.remove("description");
        }
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree in memory can always be written", e);
        }
    }
}
