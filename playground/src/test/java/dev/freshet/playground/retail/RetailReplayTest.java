/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailReplayTest {

    @TempDir
    private Path directory;

    @Test
    void keepsTheNewestRevisionWhereverItStands() throws Exception {
        assertThat(newest(row("a", 2, 20), row("b", 1, 5), row("a", 1, 10)))
                .isEqualTo(Map.of(
                        "a|1", "{\"transaction_id\":\"a\",\"event_id\":\"1\",\"net\":20}",
                        "b|1", "{\"transaction_id\":\"b\",\"event_id\":\"1\",\"net\":5}"));
    }

    @Test
    void failsWhereARevisionWasCommittedTwice() {
        assertThatThrownBy(() -> newest(row("a", 1, 10), row("a", 2, 20), row("a", 1, 10)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("committed twice")
                .hasMessageContaining("[\"a|1 revision 1\"]");
    }

    private Map<String, String> newest(String... rows) throws IOException {
        Path file = Files.write(directory.resolve("orders.ndjson"), List.of(rows));
        return RetailReplay.newest(file, RetailReplay::orderKey);
    }

    private static String row(String transaction, int revision, int net) {
        return """
            {"transaction_id":"%s","event_id":"1","net":%d,"revision":%d,"updated_at":"2010-12-01T08:26:00Z"}\
            """.formatted(transaction, net, revision);
    }
}
