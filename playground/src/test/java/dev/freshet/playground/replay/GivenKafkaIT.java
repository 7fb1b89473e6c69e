/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay on a Kafka that somebody else runs, and a replay of what lies there. */
class GivenKafkaIT {

    private static final String EVENTS = "ecommerce.events.v1";
    private static final String ORDERS = "ecommerce.orders.v1";

    private final KafkaFixture kafka = KafkaFixture.shared();

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopicsOf("ecommerce.");
    }

    @Test
    void leavesItsResultsThereAndRefusesToMixThemWithASecondReplay() throws IOException {
        generate();

        CommandLineRun first = replay("first");
        CommandLineRun second = replay("second");

        List<String> orders = Records.values(kafka.readCommitted(ORDERS));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out().replace(",", "")).containsPattern(EVENTS + " +500 ");
        assertThat(eventIds(orders)).isEqualTo(ordersOfTheInput());
        assertThat(first.out().replace(",", "")).containsPattern(ORDERS + " +" + orders.size() + "\n");
        assertThat(Files.readAllLines(directory.resolve("first").resolve(ORDERS + ".ndjson")))
                .isEqualTo(orders);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("already holds records", "freshet run ecommerce --set source.mode=replay");
        assertThat(kafka.readCommitted(EVENTS)).hasSize(500);
    }

    @Test
    void runsAJobOverWhatLiesInKafkaAndEnds() throws IOException {
        generate();
        replay("first");
        List<String> before = orders();

        CommandLineRun again = freshet(
                "run",
                "ecommerce",
                "--set",
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "--set",
                "source.mode=replay",
                "--set",
                "job.instance=again");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(eventIds(before)).isEqualTo(ordersOfTheInput());
        assertThat(orders()).hasSize(2 * before.size());
        assertThat(orders().stream().distinct()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** Which orders there are; the order of records and the time of writing differ from run to run. */
    private List<String> orders() {
        return Records.values(kafka.awaitCommitted(ORDERS, 1)).stream()
                .map(row -> row.replaceAll("\"updated_at\":\"[^\"]*\"", "").replaceAll("\"revision\":[0-9]+", ""))
                .toList();
    }

    private static Set<String> eventIds(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceFirst(".*\"event_id\":\"([^\"]+)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids of the purchases and refunds that were generated. */
    private Set<String> ordersOfTheInput() throws IOException {
        return GeneratedHistory.file(directory.resolve("in").resolve(EVENTS + ".ndjson")).stream()
                .filter(event -> Set.of("purchase", "refund")
                        .contains(event.path("event_name").asText()))
                .map(event -> event.path("event_id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void generate() {
        freshet(
                "generate",
                "ecommerce",
                "--events",
                "500",
                "--no-incidents",
                "--out",
                directory.resolve("in").toString());
    }

    private CommandLineRun replay(String out) {
        return freshet(
                "replay",
                "ecommerce",
                "--in",
                EVENTS + "=" + directory.resolve("in").resolve(EVENTS + ".ndjson"),
                "--out",
                directory.resolve(out).toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers());
    }
}
