/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.systemtests.kafka.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes what a job committed and compares it with what its workload expects. */
final class Verifier {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JobDefinition job;
    private final Workload workload;
    private final Supplier<List<ConsumerRecord<byte[], byte[]>>> committed;
    private final Set<String> alertTopics;
    private final Map<String, Map<String, RowHistory>> rows = new HashMap<>();
    private final Map<String, AlertHistory> alerts = new TreeMap<>();
    private final List<Place> deadLetters = new ArrayList<>();
    private final List<String> lateEvents = new ArrayList<>();
    private long count;

    /** @param committed what was committed to the {@link #topics} since it was asked before */
    Verifier(JobDefinition job, Workload workload, Supplier<List<ConsumerRecord<byte[], byte[]>>> committed) {
        this.job = job;
        this.workload = workload;
        this.committed = committed;
        this.alertTopics = job.outputs().stream()
                .filter(topic -> topic.recordType() == Alert.class)
                .map(Topic::name)
                .collect(Collectors.toSet());
    }

    /** What has to be read. */
    static Set<String> topics(JobDefinition job) {
        Set<String> topics = new TreeSet<>();
        for (Topic<?> input : job.inputs()) {
            topics.add(input.deadLetterName());
            if (input.kind() == Topic.Kind.EVENTS) {
                topics.add(input.lateName());
            }
        }
        for (Topic<?> output : job.outputs()) {
            topics.add(output.name());
            topics.add(output.deadLetterName());
        }
        return topics;
    }

    /** Reads on, and tells how many records the job has committed. */
    long count() {
        for (ConsumerRecord<byte[], byte[]> record : committed.get()) {
            count++;
            String topic = record.topic();
            if (topic.endsWith(".dlq")) {
                Rejection letter = DeadLetter.parse(record).rejection();
                deadLetters.add(new Place(letter.topic(), letter.partition(), letter.offset()));
            } else if (topic.endsWith(".late")) {
                lateEvents.add(eventId(record.value()));
            } else if (alertTopics.contains(topic) && !workload.foretellsAlerts()) {
                JsonNode alert = parse(record.value());
                alerts.computeIfAbsent(AlertHistory.key(alert), unused -> new AlertHistory())
                        .add(alert);
            } else {
                addRow(topic, parse(record.value()));
            }
        }
        return count;
    }

    private void addRow(String topic, JsonNode row) {
        String key = workload.keys().of(topic, row);
        if (key != null) {
            rows.computeIfAbsent(topic, unused -> new HashMap<>())
                    .computeIfAbsent(key, unused -> new RowHistory())
                    .add(row);
        }
    }

    Verdict judge(List<Sent> sent) {
        long committedOut = count();
        List<Place> late = late(sent);
        Expected expected = workload.expected(sent, new HashSet<>(late));
        Comparison comparison = new Comparison();
        for (Topic<?> output : job.outputs()) {
            comparison.rows(
                    output.name(),
                    expected.rows().getOrDefault(output.name(), Map.of()),
                    rows.getOrDefault(output.name(), Map.of()));
        }
        comparison.alerts(expected.firing(), alerts);
        comparison.deadLetters(expected.deadLetters(), deadLetters);
        comparison.late(expected.stragglers(), late);
        return comparison.verdict(sent.size(), committedOut);
    }

    /** A late record says which event it is, not where that stood. */
    private List<Place> late(List<Sent> sent) {
        Map<String, Place> placeOf = new HashMap<>();
        for (Sent each : sent) {
            if (each.input().kind() == Input.Kind.STRAGGLER) {
                placeOf.put(eventId(each.input().value()), each.place());
            }
        }
        return lateEvents.stream()
                .map(event -> placeOf.getOrDefault(event, new Place("unknown event " + event, 0, 0)))
                .toList();
    }

    private static String eventId(byte[] value) {
        return parse(value).path("event_id").asText();
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("what the job committed is no JSON", e);
        }
    }
}
