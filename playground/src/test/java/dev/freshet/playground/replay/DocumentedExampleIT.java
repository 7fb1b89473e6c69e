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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of a job's page: its command, given its files, writes the records that the page shows. */
class DocumentedExampleIT {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A topic, and the records of it that are shown. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)`results/([a-z0-9.-]+)\\.ndjson`:\n\n```json\n(.*?)\n```");

    private static final Pattern INPUT = Pattern.compile("--in ([a-z0-9.-]+)=(docs/examples/\\S+)");

    /** An expression, and after some blanks what it is for. */
    private static final Pattern COOKBOOK = Pattern.compile("(?m)^(\\S.*?\\S) {3,}[^#\\s].*$");

    @TempDir
    private Path results;

    @ParameterizedTest
    @CsvSource({
        "ecommerce, ecommerce.orders.v1 ecommerce.product-metrics.v1 ecommerce.funnel.v1 ecommerce.events.v1.dlq",
        "fraud, fraud.alerts.v1 fraud.features.v1"
    })
    void isWhatTheJobDoes(String job, String shown) throws IOException {
        String page = page(job);

        replay(job, page);

        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
        assertThat(examples).extracting(example -> example.group(1)).containsExactly(shown.split(" "));
        for (MatchResult example : examples) {
            assertThat(results(example.group(1))).containsAll(records(example.group(2)));
        }
    }

    /** Each expression of the page is a rule of the example's file, and is true of one of its transactions. */
    @Test
    void everyRuleOfTheCookbookFires() throws IOException {
        String page = page("fraud");
        List<JsonNode> rules = records(Files.readString(SOURCES.resolve("docs/examples/fraud/rules.ndjson")));

        replay("fraud", page);

        assertThat(COOKBOOK.matcher(page).results().map(line -> line.group(1)))
                .containsExactlyElementsOf(texts(rules, "expression"));
        List<JsonNode> raised = results("fraud.alerts.v1").stream()
                .filter(alert -> alert.path("status").asText().equals("firing"))
                .toList();
        assertThat(texts(raised, "rule_id")).containsExactlyInAnyOrderElementsOf(texts(rules, "rule_id"));
    }

    private void replay(String job, String page) {
        List<String> call = new ArrayList<>(List.of("replay", job, "--out", results.toString()));
        List<MatchResult> inputs = INPUT.matcher(page).results().toList();
        assertThat(inputs).isNotEmpty();
        inputs.forEach(input -> call.addAll(List.of("--in", input.group(1) + "=" + SOURCES.resolve(input.group(2)))));

        CommandLineRun replay = freshet(call.toArray(String[]::new));

        assertThat(replay.code()).as(replay.err()).isZero();
    }

    private static String page(String job) throws IOException {
        return Files.readString(SOURCES.resolve("docs/jobs/" + job + ".md"));
    }

    private List<JsonNode> results(String topic) throws IOException {
        return records(Files.readString(results.resolve(topic + ".ndjson")));
    }

    private static List<String> texts(List<JsonNode> records, String field) {
        return records.stream().map(record -> record.path(field).asText()).toList();
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
