/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;

/** Reads one JSON document into a record, or refuses it; nothing else can happen, whatever the bytes are. */
final class DocumentReader {

    private final RecordType table;
    private final JsonLimits limits;
    private final ValueType.Direction direction;
    private final JsonFactory factory;

    DocumentReader(RecordType table, JsonLimits limits, ValueType.Direction direction) {
        this.table = table;
        this.limits = limits;
        this.direction = direction;
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(limits.constraints())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // Names that nobody knows would stay in the JVM's table of interned strings.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    Object read(byte[] json) throws RefusedException {
        if (json.length > limits.documentBytes()) {
            throw new RefusedException(
                    ReasonCode.TOO_LARGE, "the record has more than " + limits.documentBytes() + " bytes");
        }
        boolean escapes = StrictUtf8.check(json);
        Object value = readDocument(json, escapes);
        if (value instanceof Refusal refusal) {
            throw refusal.exception();
        }
        return value;
    }

    private Object readDocument(byte[] json, boolean escapes) throws RefusedException {
        try (JsonParser parser = factory.createParser(json)) {
            JsonInput in = new JsonInput(parser, limits, direction, escapes);
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            Object value = object
                    ? table.read(in)
                    : in.refuse(Refusal.of(ReasonCode.NOT_AN_OBJECT, "the record must be a JSON object"));
            if (parser.nextToken() != null) {
                throw new RefusedException(
                        ReasonCode.MALFORMED_JSON, "the record goes on after the end of its JSON document");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new RefusedException(ReasonCode.LIMIT_EXCEEDED, "the record " + limits.exceeded(e));
        } catch (IOException e) {
            throw new RefusedException(ReasonCode.MALFORMED_JSON, "the record is not well-formed JSON" + position(e));
        } catch (RuntimeException e) {
            // The last net: a fault of the parser must cost one record, never the job. Tests assert that nothing falls
            // into it.
            throw new RefusedException(
                    ReasonCode.MALFORMED_JSON,
                    "the record could not be read: " + e.getClass().getName());
        }
    }

    /** Jackson's own messages quote the payload; the place in it is enough. */
    private static String position(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? " near byte " + json.getLocation().getByteOffset()
                : "";
    }
}
