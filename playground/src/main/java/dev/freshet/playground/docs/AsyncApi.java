/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.kafka.JobTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All topics of all jobs as one document of <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a>: a channel per topic, an operation per job and topic, and messages that refer to the JSON Schemas beside it.
 *
 * <p>Topics that no job serves yet have a channel with {@code x-planned} and no operation.
 */
final class AsyncApi {

    private static final String JSON = "application/json";
    private static final String DEAD_LETTER = "dead-letter";

    private final JsonMapper mapper = new JsonMapper();
    private final ObjectNode document = mapper.createObjectNode();
    private final ObjectNode channels = mapper.createObjectNode();
    private final ObjectNode operations = mapper.createObjectNode();
    private final ObjectNode messages = mapper.createObjectNode();

    private AsyncApi() {}

    static String of(List<JobDefinition> jobs) {
        AsyncApi api = new AsyncApi();
        jobs.forEach(api::add);
        return api.text();
    }

    private void add(JobDefinition job) {
        Map<String, Topic<?>> contract = new HashMap<>();
        for (Topic<?> topic : job.documented()) {
            contract.put(topic.name(), topic);
            contract.put(topic.lateName(), topic);
        }

        for (JobTopic topic : JobTopic.of(job)) {
            channel(topic.name(), topic.purpose(), topic.role().isCompacted(), contract.get(topic.name()));
            operation(job, topic);
        }
        for (Topic<?> planned : job.planned()) {
            boolean compacted = planned.kind() == Topic.Kind.REFERENCE || planned.kind() == Topic.Kind.CONTROL;
            channel(planned.name(), planned.purpose(), compacted, planned).put("x-planned", true);
        }
    }

    /** Without a topic of the contract, it holds dead letters. */
    private ObjectNode channel(String name, String purpose, boolean compacted, @Nullable Topic<?> topic) {
        ObjectNode channel = channels.putObject(name);
        channel.put("address", name).put("description", purpose);
        String message = topic == null ? DEAD_LETTER : topic.name();
        channel.putObject("messages").putObject(message).put("$ref", "#/components/messages/" + message);
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.putObject("topicConfiguration").putArray("cleanup.policy").add(compacted ? "compact" : "delete");
        if (topic == null) {
            deadLetter();
        } else {
            message(topic);
        }
        return channel;
    }

    private void operation(JobDefinition job, JobTopic topic) {
        boolean reads = topic.role().isInput();
        ObjectNode operation = operations.putObject(job.name() + (reads ? "-reads-" : "-writes-") + topic.name());
        operation.put("action", reads ? "receive" : "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        operation.put("summary", job.purpose());
    }

    private void message(Topic<?> topic) {
        ObjectNode message = messages.putObject(topic.name());
        message.put("contentType", JSON);
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.putObject("schema").put("$ref", "./schemas/" + topic.name() + ".schema.json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", topic.keyForm());
    }

    private void deadLetter() {
        ObjectNode message = messages.putObject(DEAD_LETTER);
        message.put("contentType", "application/octet-stream");
        message.put(
                "description",
                "The bytes as they were, with the reason in headers; the record's own headers are kept.");
        ObjectNode headers = message.putObject("headers").put("type", "object").putObject("properties");
        DeadLetter.HEADERS.forEach(
                (name, meaning) -> headers.putObject(name).put("type", "string").put("description", meaning));
    }

    private String text() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Freshet")
                .put("version", "1")
                .put("description", "What the jobs read and write. Made from the code by ./freshet docs.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", JSON);
        document.set("channels", channels);
        document.set("operations", operations);
        document.putObject("components").set("messages", messages);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return mapper.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
