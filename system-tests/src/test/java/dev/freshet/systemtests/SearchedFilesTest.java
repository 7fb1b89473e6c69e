/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing anywhere proves nothing. */
@EnabledOnOs(OS.LINUX)
class SearchedFilesTest {

    private static final String CANARY = "a yellow bird";

    @TempDir
    private Path root;

    @Test
    void findsATextWhereverItLies() throws Exception {
        Path log = written("logs/task-manager.log", CANARY.getBytes(UTF_8));
        Path state = written("checkpoints/chk-1/_metadata", amongOtherBytes());
        written(
                "logs/job-manager.log",
                "a yellow bird's song".replace("bird", "fish").getBytes(UTF_8));

        assertThat(new SearchedFiles(root, List.of()).mentioning(CANARY))
                .containsExactlyInAnyOrder(log.toString(), state.toString());
    }

    @Test
    void looksNotWhereTheTextIsMeantToBe() throws Exception {
        Path secrets = written("secrets/secrets.properties", CANARY.getBytes(UTF_8));
        Path beside = written("secrets.properties.bak", CANARY.getBytes(UTF_8));

        assertThat(new SearchedFiles(root, List.of(secrets.getParent())).mentioning(CANARY))
                .containsExactly(beside.toString());
    }

    @Test
    void findsAnArgumentOfAProcess() throws Exception {
        String own = "/proc/" + ProcessHandle.current().pid() + "/cmdline";
        String argument = Files.readString(Path.of(own)).split("\0", 2)[0];

        assertThat(new SearchedFiles(root, List.of()).mentioning(argument)).contains(own);
    }

    private Path written(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static byte[] amongOtherBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0xC3, 0x28, 0, (byte) 0xFF});
        bytes.write(CANARY.getBytes(UTF_8));
        bytes.write(new byte[] {(byte) 0xC3, 0});
        return bytes.toByteArray();
    }
}
