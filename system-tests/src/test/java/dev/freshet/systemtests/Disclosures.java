/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.FlinkRest;
import dev.freshet.systemtests.flink.FlinkRestException;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that a running system shows to whoever looks: answers of Flink's REST interface, the files below its directory (logs,
 * checkpoints, Kafka's data), the records that it has written, and the command lines of this machine.
 *
 * <p>Texts are looked for as they are, not within what is compressed: so records are read from the topics, and the state of a job
 * that is searched must not be compressed.
 *
 * @param topics that the job writes
 */
record Disclosures(SystemUnderTest system, SearchedFiles files, Collection<String> topics) {

    private static final List<String> OF_THE_CLUSTER = List.of(
            "config",
            "overview",
            "jobs/overview",
            "jobs/metrics",
            "jars",
            "taskmanagers",
            "jobmanager/config",
            "jobmanager/environment",
            "jobmanager/metrics",
            "jobmanager/logs",
            "jobmanager/thread-dump");

    private static final List<String> OF_A_JOB = List.of(
            "",
            "/config",
            "/exceptions",
            "/plan",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/checkpoints",
            "/checkpoints/config",
            "/accumulators?includeSerializedValue=true",
            "/execution-result",
            "/status");

    private static final List<String> OF_A_TASK_MANAGER = List.of("", "/metrics", "/logs", "/thread-dump");

    /** Where the text is found. */
    Set<String> mentioning(String text) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (String path : answers()) {
            addIf(system.cluster().rest().text(path).contains(text), "REST " + path, places);
        }
        places.addAll(files.mentioning(text));
        for (ConsumerRecord<byte[], byte[]> record : records()) {
            addIf(written(record).contains(text), "topic " + record.topic(), places);
        }
        return places;
    }

    private static void addIf(boolean found, String place, Set<String> places) {
        if (found) {
            places.add(place);
        }
    }

    private List<String> answers() {
        FlinkRest rest = system.cluster().rest();
        List<String> paths = new ArrayList<>(OF_THE_CLUSTER);
        OF_A_JOB.forEach(each -> paths.add("jobs/" + system.job().id() + each));
        for (JsonNode vertex : rest.get("jobs/" + system.job().id()).path("vertices")) {
            paths.add("jobs/" + system.job().id() + "/vertices/"
                    + vertex.path("id").asText());
        }
        for (JsonNode taskManager : rest.get("taskmanagers").path("taskmanagers")) {
            OF_A_TASK_MANAGER.forEach(
                    each -> paths.add("taskmanagers/" + taskManager.path("id").asText() + each));
        }
        paths.removeIf(path -> !answers(rest, path));
        return paths;
    }

    /** Some have an answer only for a job that has ended, or that runs. */
    private static boolean answers(FlinkRest rest, String path) {
        try {
            return !rest.text(path).isEmpty();
        } catch (FlinkRestException notNow) {
            return false;
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        try (CommittedTopics committed = new CommittedTopics(system.broker().bootstrapServers(), topics)) {
            return committed.readOn();
        }
    }

    private static String written(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        append(record.key(), text);
        append(record.value(), text);
        record.headers().forEach(header -> append(header.value(), text.append(header.key())));
        return text.toString();
    }

    private static void append(byte[] bytes, StringBuilder text) {
        if (bytes != null) {
            text.append(new String(bytes, ISO_8859_1)).append('\n');
        }
    }
}
