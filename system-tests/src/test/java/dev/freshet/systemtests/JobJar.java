/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Another edition of a job: a copy of its JAR with something else in it. */
final class JobJar {

    private JobJar() {}

    /** A copy in which one class holds another text of the same length in place of one of its constants. */
    static Path withConstant(Path jar, Path copy, String type, String before, String after) {
        assertThat(after).as("of the same length").hasSameSizeAs(before);
        return copy(jar, copy, Map.of(file(type), replaced(bytes(jar, file(type)), before, after)));
    }

    /** A copy that holds one class more. */
    static Path withClass(Path jar, Path copy, Class<?> type) {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + file(type.getName())))) {
            return copy(jar, copy, Map.of(file(type.getName()), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path jar, Path copy, Map<String, byte[]> files) {
        try {
            Files.copy(jar, copy);
            try (FileSystem inside = FileSystems.newFileSystem(copy)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = inside.getPath(file.getKey());
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.write(path, file.getValue());
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path jar, String file) {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            return Files.readAllBytes(inside.getPath(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text constant of a class file is a tag, its length in two bytes, and the text. */
    private static byte[] replaced(byte[] type, String before, String after) {
        String text = new String(type, ISO_8859_1);
        String length = "\1\0" + (char) before.length();
        assertThat(text).as("the constant").containsOnlyOnce(length + before);
        return text.replace(length + before, length + after).getBytes(ISO_8859_1);
    }

    private static String file(String type) {
        return type.replace('.', '/') + ".class";
    }
}
