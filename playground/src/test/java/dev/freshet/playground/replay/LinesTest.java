/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {

    @TempDir
    private Path directory;

    @Test
    void givesEachLineAsTheBytesThatItIs() throws IOException {
        Path file = file(new byte[] {'a', '\r', '\n', (byte) 0xFF, 0, '\n', '\n', ' ', '\n'});

        List<byte[]> lines = lines(file);

        assertThat(lines)
                .usingElementComparator(Arrays::compare)
                .containsExactly(new byte[] {'a', '\r'}, new byte[] {(byte) 0xFF, 0}, new byte[0], new byte[] {' '});
    }

    @Test
    void countsALastLineWithoutALineFeed() throws IOException {
        Path file = file("one\ntwo".getBytes(StandardCharsets.UTF_8));

        List<byte[]> lines = lines(file);

        assertThat(lines)
                .extracting(line -> new String(line, StandardCharsets.UTF_8))
                .containsExactly("one", "two");
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        assertThat(lines(file(new byte[0]))).isEmpty();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("lines"), content);
    }

    private static List<byte[]> lines(Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        long count = Lines.read(file, (line, number) -> {
            lines.add(line);
            assertThat(number).isEqualTo(lines.size());
        });
        assertThat(count).isEqualTo(lines.size());
        return lines;
    }
}
