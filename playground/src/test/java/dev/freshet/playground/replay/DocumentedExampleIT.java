/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the job's page: its command, given its file, writes the records that the page shows. */
class DocumentedExampleIT {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A topic, and the records of it that are shown. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)`results/([a-z0-9.-]+)\\.ndjson`:\n\n```json\n(.*?)\n```");

    private static final Pattern INPUT = Pattern.compile("--in ([a-z0-9.-]+)=(docs/examples/\\S+)");

    @TempDir
    private Path results;

    @Test
    void isWhatTheJobDoes() throws IOException {
        String page = Files.readString(SOURCES.resolve("docs/jobs/ecommerce.md"));
        Matcher input = INPUT.matcher(page);
        assertThat(input.find()).isTrue();

        CommandLineRun replay = freshet(
                "replay",
                "ecommerce",
                "--in",
                input.group(1) + "=" + SOURCES.resolve(input.group(2)),
                "--out",
                results.toString());

        assertThat(replay.code()).as(replay.err()).isZero();
        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
        assertThat(examples)
                .extracting(example -> example.group(1))
                .containsExactly(
                        "ecommerce.orders.v1",
                        "ecommerce.product-metrics.v1",
                        "ecommerce.funnel.v1",
                        "ecommerce.events.v1.dlq");
        for (MatchResult example : examples) {
            assertThat(records(Files.readString(results.resolve(example.group(1) + ".ndjson"))))
                    .containsAll(records(example.group(2)));
        }
    }

    /** Without what differs from run to run: where and when a record came to lie in Kafka, and which build this is. */
    private static List<JsonNode> records(String text) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (MappingIterator<ObjectNode> read = JSON.readerFor(ObjectNode.class).readValues(text)) {
            read.forEachRemaining(
                    record -> records.add(record.without(List.of("partition", "offset", "timestamp", "job_version"))));
        }
        return records;
    }
}
