/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file as the bytes they are, whatever the encoding. A line ends with a line feed or with the file; an empty
 * line is an empty record.
 */
final class Lines {

    private Lines() {}

    /** Takes a line without its line feed. */
    interface Taker {
        void take(byte[] line, long number);
    }

    /** Returns how many lines there were. */
    static long read(Path file, Taker taker) throws IOException {
        long number = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    taker.take(line.toByteArray(), ++number);
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        if (line.size() > 0) {
            taker.take(line.toByteArray(), ++number);
        }
        return number;
    }
}
