/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is late in a replay follows from the file, not from how fast it is read. One partition and one subtask: between
 * partitions there is no order to follow.
 */
class ReplayedLatenessIT {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final Instant OPENS = Instant.parse("2026-03-02T08:00:00Z");
    private static final int EVENT_COUNT = 1_000;
    private static final int SECONDS_BETWEEN = 20;

    /** Out-of-orderness and allowed lateness of the defaults: an event so far behind the newest is just not late. */
    private static final Duration BORDER = Duration.ofSeconds(3_605);

    @TempDir
    private Path directory;

    @Test
    void theSameEventsAreLateInEveryReplayOfAFile() throws IOException {
        Path file = Files.write(directory.resolve("events.ndjson"), history());
        List<String> late =
                IntStream.range(10, 20).mapToObj(fifty -> "late-" + fifty * 50).toList();

        assertThat(lateIn(replayed(file, "first"))).containsExactlyElementsOf(late);
        assertThat(lateIn(replayed(file, "second"))).containsExactlyElementsOf(late);
    }

    /** An event every 20 seconds; from the middle on every 50th is followed by one at the border and one behind it. */
    private static List<String> history() {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < EVENT_COUNT; number++) {
            Instant newest = OPENS.plusSeconds((long) number * SECONDS_BETWEEN);
            lines.add(view("e-" + number, newest));
            if (number >= EVENT_COUNT / 2 && number % 50 == 0) {
                lines.add(view("border-" + number, newest.minus(BORDER)));
                lines.add(view("late-" + number, newest.minus(BORDER).minusSeconds(1)));
            }
        }
        return lines;
    }

    private static String view(String eventId, Instant time) {
        return """
                {"event_id":"%s","event_time":"%s","event_name":"view_item","user_id":"anna",\
                "items":[{"item_id":"mug","item_category":"kitchen","price":1,"quantity":1}]}""".formatted(eventId, time);
    }

    private Path replayed(Path file, String out) {
        Path results = directory.resolve(out);
        CommandLineRun replay = freshet(
                "replay",
                "ecommerce",
                "--in",
                EVENTS + "=" + file,
                "--out",
                results.toString(),
                "--partitions",
                "1",
                "--parallelism",
                "1");
        assertThat(replay.code()).as(replay.err()).isZero();
        return results;
    }

    private static List<String> lateIn(Path results) throws IOException {
        return GeneratedHistory.file(results.resolve(EVENTS + ".late.ndjson")).stream()
                .map(late -> late.path("event_id").asText())
                .toList();
    }
}
