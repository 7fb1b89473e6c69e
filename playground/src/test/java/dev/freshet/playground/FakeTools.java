/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A directory for the PATH of a shell script under test, with programs that are what the test makes them. */
final class FakeTools {

    private final Path directory;

    private FakeTools(Path directory) {
        this.directory = directory;
    }

    static FakeTools in(Path parent) throws IOException {
        return new FakeTools(Files.createDirectory(parent.resolve("bin")));
    }

    /** Puts a program of these Bash commands there, in place of an earlier one. */
    void put(String name, String commands) throws IOException {
        Path program = Files.writeString(directory.resolve(name), "#!/usr/bin/env bash\n" + commands + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    void remove(String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    /** Puts the machine's own program there. */
    void putOriginal(String name) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), original(name));
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** A PATH of nothing but these programs. */
    String alone() {
        return directory.toString();
    }

    /** A PATH on which these programs come before those of the machine. */
    String first() {
        return directory + File.pathSeparator + System.getenv("PATH");
    }

    /** Where the machine has a program. */
    static Path original(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the PATH"));
    }
}
