/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files below a directory, whatever they hold, and the command lines of this machine.
 *
 * @param hidden files and directories that nobody looks into, because the secret is meant to be there
 */
record SearchedFiles(Path root, Collection<Path> hidden) {

    /** Where the text is found. */
    Set<String> mentioning(String text) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (Path file : files()) {
            if (holds(file, text)) {
                places.add(file.toString());
            }
        }
        return places;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> below = Files.walk(root)) {
            below.filter(Files::isRegularFile)
                    .filter(file -> hidden.stream().noneMatch(file::startsWith))
                    .filter(file -> !file.toString().endsWith("index"))
                    .forEach(files::add);
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .forEach(process -> files.add(process.resolve("cmdline")));
        }
        return files;
    }

    /** A file that goes while one looks holds nothing. */
    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException gone) {
            if (Files.exists(file) && !file.startsWith("/proc")) {
                throw new UncheckedIOException(gone);
            }
            return false;
        }
    }
}
