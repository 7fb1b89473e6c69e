/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the broker logged, over all starts in its directory. */
record BrokerLog(Path file) {

    private static final int TAIL_BYTES = 6_000;

    static BrokerLog in(Path directory) {
        return new BrokerLog(directory.resolve("broker.log"));
    }

    /** The last few dozen lines, or an empty text when nothing was logged. */
    String tail() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        byte[] all = Files.readAllBytes(file);
        int from = Math.max(0, all.length - TAIL_BYTES);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }
}
