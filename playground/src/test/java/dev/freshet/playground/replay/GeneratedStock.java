/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is on hand after the generated movements, added up plainly. */
final class GeneratedStock {

    private static final JsonMapper JSON = new JsonMapper();

    private GeneratedStock() {}

    /**
     * Units by item.
     *
     * @param brokenLines by their numbers
     * @param late by their ids
     */
    static Map<String, Long> onHand(Path movements, Set<Long> brokenLines, Set<String> late) throws IOException {
        Map<String, Long> onHand = new TreeMap<>();
        Set<String> seen = new HashSet<>(late);
        Lines.read(movements, (line, number) -> {
            if (brokenLines.contains(number)) {
                return;
            }
            JsonNode movement = json(line);
            if (seen.add(movement.path("event_id").asText())) {
                onHand.merge(movement.path("item_id").asText(), units(movement), Long::sum);
            }
        });
        return onHand;
    }

    private static long units(JsonNode movement) {
        long quantity = movement.path("quantity").asLong();
        return switch (movement.path("type").asText()) {
            case "receipt", "adjustment", "return" -> quantity;
            case "ship" -> -quantity;
            default -> 0;
        };
    }

    private static JsonNode json(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
