/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.delivery.TestNames;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of a control topic in real Kafka: before the job, while it runs, while it is stopped, and after. */
class ControlledJobIT {

    private static final int SONGS = 20;

    private final String name = TestNames.unique("choir");

    @TempDir
    Path directory;

    @BeforeEach
    void createTopics() {
        RunningChoir.createTopics(name);
    }

    @Test
    void theFirstEventFindsTheNewestDocumentsAndEachIsAcknowledged() throws Exception {
        IntStream.range(0, SONGS).forEach(number -> RunningChoir.sing(name, "early-" + number));
        tone("low", 1, "active", 20);
        tone("low", 2, "shadow", 20);
        tone("high", 1, "active", 80);
        tone("high", 2, "active", 101);
        RunningChoir.tone(name, "high", "no document");

        try (RunningChoir choir = RunningChoir.start(name, null)) {
            assertThat(choir.awaitSung(SONGS)).hasSize(SONGS).allSatisfy(sung -> assertThat(sung)
                    .contains("\"tones\":[\"high 1 active\",\"low 2 shadow\"]"));
            assertThat(choir.awaitReceipts("low", 2))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .contains("\"version\":1,\"result\":\"accepted\",\"version_in_force\":1,"),
                            second -> assertThat(second)
                                    .contains("\"version\":2,\"result\":\"accepted\",\"version_in_force\":2,"
                                            + "\"status_in_force\":\"shadow\""));
            assertThat(choir.awaitReceipts("high", 3))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"version\":1,\"result\":\"accepted\""),
                            second -> assertThat(second)
                                    .contains(
                                            "\"version\":2,\"result\":\"refused\","
                                                    + "\"reason\":\"pitch is 101, but may be 100 at most\",\"version_in_force\":1"),
                            third -> assertThat(third)
                                    .contains("\"result\":\"refused\",\"reason\":\"malformed_json: ")
                                    .contains("\"version_in_force\":1"));
            assertThat(choir.awaitDeadTones(1)).containsExactly("no document");
        }
    }

    /** A receipt is read after the checkpoint that holds its document in all subtasks. */
    @Test
    void whoReadsTheReceiptFindsTheDocumentInForce() throws Exception {
        tone("low", 1, "active", 20);
        try (RunningChoir choir = RunningChoir.start(name, null)) {
            choir.awaitReceipts("low", 1);
            tone("low", 2, "disabled", 20);
            choir.awaitReceipts("low", 2);
            assertNextIsSungBy(choir, "changed", 1, "low 2 disabled");

            tone("low", 2, "active", 20);
            assertThat(choir.awaitReceipts("low", 3)).last().asString().contains("is in force with other content");
            assertNextIsSungBy(choir, "refused", 2, "low 2 disabled");

            RunningChoir.tone(name, "low", null);
            assertThat(choir.awaitReceipts("low", 4)).last().asString().contains("\"result\":\"removed\"");
            RunningChoir.sing(name, "removed");
            assertThat(choir.awaitSung(3))
                    .anyMatch(line -> line.contains("\"removed\"") && line.contains("\"tones\":[]"));
        }
    }

    @Test
    void afterAStopTheStateCountsAndThenWhatCameMeanwhile() throws Exception {
        tone("low", 1, "active", 20);
        String savepoint;
        try (RunningChoir choir = RunningChoir.start(name, null)) {
            tone("low", 2, "active", 20);
            choir.awaitReceipts("low", 2);
            savepoint = choir.stopWithSavepoint(directory);
        }
        tone("low", 3, "active", 20);

        try (RunningChoir choir = RunningChoir.start(name, savepoint)) {
            List<String> receipts = choir.awaitReceipts("low", 3);
            assertNextIsSungBy(choir, "after", 1, "low 3 active");
            tone("low", 4, "active", 20);

            assertThat(receipts).hasSize(3);
            assertThat(choir.awaitReceipts("low", 4))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"version\":1,\"result\":\"accepted\""),
                            second -> assertThat(second).contains("\"version\":2,\"result\":\"accepted\""),
                            third -> assertThat(third).contains("\"version\":3,\"result\":\"accepted\""),
                            fourth -> assertThat(fourth).contains("\"version\":4,\"result\":\"accepted\""));
            assertNextIsSungBy(choir, "last", 2, "low 4 active");
        }
    }

    private void assertNextIsSungBy(RunningChoir choir, String song, int count, String tone) {
        RunningChoir.sing(name, song);
        assertThat(choir.awaitSung(count))
                .anyMatch(line -> line.contains("\"" + song + "\"") && line.contains("[\"" + tone + "\"]"));
    }

    private void tone(String id, long version, String status, long pitch) {
        RunningChoir.tone(name, id, """
            {"event_id":"%1$s-%2$d","event_time":"2026-03-02T10:00:00Z","tone_id":"%1$s","version":%2$d,\
            "status":"%3$s","pitch":%4$d}\
            """.formatted(id, version, status, pitch));
    }
}
