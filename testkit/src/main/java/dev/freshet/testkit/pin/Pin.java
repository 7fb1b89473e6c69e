/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of lines that was agreed on, kept as a text resource beside the test that checks it.
 *
 * <p>Lines that begin with {@code #} and empty lines are comments. A run with {@code -Dfreshet.pins=update} writes the
 * list as it is now, to be reviewed and committed.
 */
record Pin(Class<?> test, String resource) {

    static final String PROPERTY = "freshet.pins";

    /** Fails with both differences and the advice, unless the lines are the pinned ones, in the same order. */
    void assertSame(List<String> actual, String advice) {
        if (System.getProperty(PROPERTY, "").equals("update")) {
            write(actual);
            return;
        }
        List<String> pinned = read();
        if (!pinned.equals(actual)) {
            throw new AssertionError(difference(pinned, actual) + advice + "\n" + howToUpdate());
        }
    }

    private String difference(List<String> pinned, List<String> actual) {
        StringBuilder text = new StringBuilder(file() + " and the code differ:\n");
        without(pinned, actual)
                .forEach(line ->
                        text.append("  pinned, but gone: ").append(line.strip()).append('\n'));
        without(actual, pinned)
                .forEach(line ->
                        text.append("  new, not pinned:  ").append(line.strip()).append('\n'));
        return text.toString();
    }

    private static List<String> without(List<String> lines, List<String> those) {
        List<String> rest = new ArrayList<>(lines);
        rest.removeAll(those);
        return rest;
    }

    private String howToUpdate() {
        return "If the change is meant, run this test once with -D" + PROPERTY
                + "=update, review the file and commit it.";
    }

    private List<String> read() {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("There is no " + file() + " yet. Run this test once with -D" + PROPERTY
                        + "=update to write it, then commit it.");
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.createDirectories(file().toAbsolutePath().getParent());
            Files.writeString(file(), String.join("\n", lines) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the resource stands in the module that is being built. */
    private Path file() {
        return Path.of("src", "test", "resources")
                .resolve(test.getPackageName().replace('.', '/'))
                .resolve(resource);
    }
}
