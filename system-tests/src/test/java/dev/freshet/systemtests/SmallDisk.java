/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file system of its own that somebody else can fill, down to the last byte. It lies in memory and is gone when it is closed, or
 * with the tests where somebody still uses it.
 *
 * <p>Needs Linux and the right to mount, which root has outside of a container. A limit on the sizes of files would need none, but
 * is another error, and hits the logs as well.
 */
final class SmallDisk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmallDisk.class);
    private static final byte[] PIECE = new byte[4_096];

    private final Path root;
    private final Thread atEnd;

    private SmallDisk(Path root) {
        this.root = root;
        this.atEnd = new Thread(() -> said(List.of("umount", "--lazy", root.toString())), "unmount");
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** Skips the test where nothing may be mounted, and says so in the table. */
    static SmallDisk at(String fault, Path root, int megabytes) throws IOException {
        Files.createDirectories(root);
        String refusal =
                said(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "freshet", root.toString()));
        if (!refusal.isEmpty()) {
            String reason = "a full disk takes the right to mount one: " + refusal;
            Systems.notRun(fault, reason);
            abort(reason);
        }
        LOG.info("{} MB at {}", megabytes, root);
        return new SmallDisk(root);
    }

    /** Takes what space there is, also what has become free since the last time. */
    void fill() throws IOException {
        try (OutputStream ballast =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (root.toFile().getUsableSpace() > 0) {
                ballast.write(PIECE);
            }
        }
    }

    /** Gives back what {@link #fill} has taken. */
    void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return root.resolve("ballast");
    }

    @Override
    public void close() {
        String refusal = said(List.of("umount", root.toString()));
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        Runtime.getRuntime().removeShutdownHook(atEnd);
    }

    /** What a command has to say; nothing if all is well. */
    private static String said(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : command.get(0) + " says " + words;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
