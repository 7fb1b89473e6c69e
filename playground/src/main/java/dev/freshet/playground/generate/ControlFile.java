/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Documents for a control topic, in a resource {@code /demo/<topic>.ndjson}; a replay takes its lines as well. */
public record ControlFile<T>(Topic<T> topic) {

    /** The documents, one JSON object each. */
    public List<String> lines() {
        String file = "/demo/" + topic.name() + ".ndjson";
        try (InputStream in = Objects.requireNonNull(ControlFile.class.getResourceAsStream(file), "no " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All of them, each under its key. */
    public List<GeneratedRecord> sentAt(Instant time) {
        return lines().stream().map(line -> record(line, time)).toList();
    }

    private GeneratedRecord record(String line, Instant time) {
        byte[] document = line.getBytes(StandardCharsets.UTF_8);
        try {
            String key = topic.keyOf(topic.codec().decode(document));
            return new GeneratedRecord(topic.name(), key, document, time, null);
        } catch (RefusedException refused) {
            throw new IllegalStateException("no document of " + topic + ": " + line, refused);
        }
    }
}
