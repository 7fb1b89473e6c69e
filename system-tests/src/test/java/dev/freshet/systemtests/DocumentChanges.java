/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.Json;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.BulkProducer;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Changes one document of a control topic again and again, and kills a task manager while each change is under way. What was
 * decided after a version had settled is for the test to look at.
 */
final class DocumentChanges implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SystemUnderTest system;
    private final CommittedTopics status;
    private final String documentId;
    private final Random random;

    /** By version: the newest event time that can have been decided before all subtasks had it. */
    private final Map<Long, Instant> settled = new HashMap<>();

    private final List<JsonNode> receipts = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private int underWayAtKill;

    DocumentChanges(SystemUnderTest system, Topic<?> control, String documentId, Random random) {
        this.system = system;
        this.status = read(system, control.statusName());
        this.documentId = documentId;
        this.random = random;
    }

    static CommittedTopics read(SystemUnderTest system, String topic) {
        return new CommittedTopics(system.broker().bootstrapServers(), List.of(topic));
    }

    /** What has been committed since the last time, oldest first within a partition. */
    static List<JsonNode> readOn(CommittedTopics topic) {
        return topic.readOn().stream().map(record -> Json.parse(record.value())).toList();
    }

    /** Returns when the job is well again and every subtask has the version. */
    void changeAndKill(Input document, long version, Topic<?> events) {
        SubmittedJob job = system.job();
        int restores = job.restores();
        BulkProducer.send(
                system.broker().bootstrapServers(),
                Stream.of(new ProducerRecord<>(
                        document.topic(), document.key().getBytes(StandardCharsets.UTF_8), document.value())));
        boolean atOnce = recoveries.isEmpty();
        Moments.pass(Duration.ofMillis(atOnce ? 0 : random.nextInt(1_000)));
        Instant begin = Instant.now();
        system.cluster().replace(system.cluster().taskManagerOf(job, random));
        if (!hasReceipt(version)) {
            underWayAtKill++;
        }
        job.awaitRecovery(restores + 1);
        recoveries.add(Duration.between(begin, Instant.now()));
        await("the receipt of version " + version).atMost(PATIENCE).until(() -> hasReceipt(version));
        settled.put(version, newestEventTime(system.sentSoFar(), events));
    }

    List<Duration> recoveries() {
        return recoveries;
    }

    Map<Long, Instant> settled() {
        return settled;
    }

    /** That kills came in time, and that each version was taken once, in their order. */
    void assertTakenOnce(Long... versions) {
        assertThat(underWayAtKill)
                .as("changes without a receipt after the kill")
                .isPositive();
        readReceipts();
        assertThat(receipts)
                .extracting(receipt -> receipt.path("result").asText() + " "
                        + receipt.path("version").asLong())
                .containsExactlyElementsOf(Stream.of(versions)
                        .map(version -> "accepted " + version)
                        .toList());
    }

    private boolean hasReceipt(long version) {
        readReceipts();
        return receipts.stream().anyMatch(receipt -> receipt.path("version").asLong() == version);
    }

    private void readReceipts() {
        readOn(status).stream()
                .filter(receipt -> receipt.path("document_id").asText().equals(documentId))
                .forEach(receipts::add);
    }

    /** No watermark can be beyond it, and so no decision. */
    private static Instant newestEventTime(List<Input> sent, Topic<?> events) {
        return sent.stream()
                .filter(input -> input.topic().equals(events.name()))
                .filter(input -> input.kind() != Input.Kind.GARBAGE)
                .map(input -> Json.time(Json.parse(input.value())))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    public void close() {
        status.close();
    }
}
