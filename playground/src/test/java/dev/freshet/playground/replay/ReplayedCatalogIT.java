/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay knows the whole catalog before it counts, in whatever order its file names the versions. */
class ReplayedCatalogIT {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final String CATALOG = "ecommerce.catalog.v1";
    private static final String METRICS = "ecommerce.product-metrics.v1";
    private static final Instant MINUTE = Instant.parse("2026-03-02T10:00:00Z");
    private static final int ITEMS = 3_000;
    private static final int NEW_ITEMS = 40;

    @TempDir
    private Path directory;

    @Test
    void everyItemHasItsCategoryThoughTheNewestVersionsComeFirst() throws IOException {
        Path catalog = Files.write(
                directory.resolve("catalog.ndjson"),
                Stream.concat(
                                IntStream.range(0, NEW_ITEMS)
                                        .mapToObj(number -> version("new-" + number, "2026-03-02T12:00:00Z")),
                                IntStream.range(0, ITEMS)
                                        .mapToObj(number -> version("item-" + number, "2025-01-01T00:00:00Z")))
                        .toList());
        Path events = Files.write(
                directory.resolve("events.ndjson"),
                IntStream.range(0, ITEMS).mapToObj(ReplayedCatalogIT::view).toList());

        CommandLineRun replay = freshet(
                "replay",
                "ecommerce",
                "--in",
                EVENTS + "=" + events,
                "--in",
                CATALOG + "=" + catalog,
                "--out",
                directory.resolve("out").toString(),
                "--set",
                "kafka.max.poll.records=20");

        assertThat(replay.code()).as(replay.err()).isZero();
        List<JsonNode> categories =
                GeneratedHistory.file(directory.resolve("out").resolve(METRICS + ".ndjson")).stream()
                        .filter(row -> row.path("dimension").asText().equals("category"))
                        .filter(row -> row.path("granularity").asText().equals("day"))
                        .filter(row -> row.path("final").asBoolean())
                        .toList();
        assertThat(categories)
                .extracting(
                        row -> row.path("id").asText() + " " + row.path("views").asInt())
                .containsOnly("listed " + ITEMS);
    }

    private static String version(String item, String since) {
        return """
                {"event_id":"version-%s","event_time":"%s","item_id":"%s","item_category":"listed"}""".formatted(item, since, item);
    }

    private static String view(int number) {
        return """
                {"event_id":"view-%d","event_time":"%s","event_name":"view_item","user_id":"user-%d",\
                "items":[{"item_id":"item-%d","price":1,"quantity":1}]}""".formatted(number, MINUTE.plusSeconds(number), number, number);
    }
}
