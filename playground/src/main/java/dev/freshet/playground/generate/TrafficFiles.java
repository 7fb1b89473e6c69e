/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory with one file per topic, {@code <topic>.ndjson}, one line per record in the order of sending, and
 * {@code labels.ndjson} with what is special about which line.
 */
public final class TrafficFiles implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, OutputStream> files = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private final OutputStream labels;

    private TrafficFiles(OutputStream labels) {
        this.labels = labels;
    }

    /** Opens files for all topics, so that a topic without records gets an empty one. */
    public static TrafficFiles in(Path directory, List<String> topics) throws IOException {
        Files.createDirectories(directory);
        TrafficFiles opened = new TrafficFiles(stream(directory.resolve("labels.ndjson")));
        for (String topic : topics) {
            opened.files.put(topic, stream(directory.resolve(topic + ".ndjson")));
            opened.lines.put(topic, 0L);
        }
        return opened;
    }

    public void write(GeneratedRecord record) throws IOException {
        OutputStream file = files.get(record.topic());
        if (file == null) {
            throw new IllegalArgumentException("no file for " + record.topic());
        }
        file.write(record.value());
        file.write('\n');
        long line = lines.merge(record.topic(), 1L, Long::sum);
        if (record.incident() != null) {
            label(record.topic(), line, record.incident());
        }
    }

    /** Records per topic so far. */
    public Map<String, Long> lines() {
        return Map.copyOf(lines);
    }

    private void label(String topic, long line, Incident incident) throws IOException {
        ObjectNode label = JSON.createObjectNode()
                .put("incident", incident.kind())
                .put("topic", topic)
                .put("line", line)
                .put("event_id", incident.eventId())
                .put("detail", incident.detail());
        Case happening = incident.happening();
        if (happening != null) {
            label.put("case", happening.id()).put("bad", happening.bad());
        }
        labels.write(JSON.writeValueAsBytes(label));
        labels.write('\n');
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : files.values()) {
            file.close();
        }
        labels.close();
    }

    private static OutputStream stream(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }
}
