/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.playground.cli.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file with one JSON value per line. */
final class JsonLines {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonLines() {}

    /** Fails in one line where there is no such file, or a line of it is no JSON. */
    static void read(Path file, Consumer<JsonNode> taker) {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                taker.accept(JSON.readTree(line));
            }
        } catch (JsonProcessingException broken) {
            throw new CommandFailure("Line " + number + " of " + file + " is no JSON", broken);
        } catch (IOException unreadable) {
            throw new CommandFailure("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
