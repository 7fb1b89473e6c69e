/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.delivery.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters as lines of JSON. Bytes that are UTF-8 stand as text ({@code value}), others in Base64
 * ({@code value_base64}); where neither stands, it was null.
 */
public final class DeadLetterText {

    private static final JsonMapper JSON = new JsonMapper();

    private DeadLetterText() {}

    /** One line; a record that is no dead letter keeps its bytes and says so. */
    public static byte[] json(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode line = JSON.createObjectNode();
        try {
            addLetter(line, DeadLetter.parse(record));
        } catch (IllegalArgumentException noDeadLetter) {
            line.put("message", "no dead letter: its headers are missing");
            addBytes(line, "value", record.value());
        }
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addLetter(ObjectNode line, DeadLetter letter) {
        Rejection rejection = letter.rejection();
        line.put("reason", rejection.reason().name()).put("message", rejection.message());
        line.put("topic", rejection.topic())
                .put("partition", rejection.partition())
                .put("offset", rejection.offset())
                .put("timestamp", Instant.ofEpochMilli(rejection.timestamp()).toString());
        line.put("job", letter.job().name()).put("job_version", letter.job().version());
        line.put("attempt", letter.attempt());
        if (!letter.cut().isEmpty()) {
            letter.cut().forEach(line.putArray("cut")::add);
        }
        addBytes(line, "key", rejection.key());
        addBytes(line, "value", rejection.value());
        if (!rejection.headers().isEmpty()) {
            ArrayNode headers = line.putArray("headers");
            for (RawHeader header : rejection.headers()) {
                addBytes(headers.addObject().put("name", header.name()), "value", header.value());
            }
        }
    }

    private static void addBytes(ObjectNode node, String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            return;
        }
        String text = text(bytes);
        if (text == null) {
            node.put(name + "_base64", Base64.getEncoder().encodeToString(bytes));
        } else {
            node.put(name, text);
        }
    }

    /** The bytes as text, or null where they are not UTF-8. */
    static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
