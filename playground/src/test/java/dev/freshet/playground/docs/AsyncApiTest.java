/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.playground.kafka.JobTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    private JsonNode document = MissingNode.getInstance();

    @BeforeEach
    void read() throws IOException {
        document = new JsonMapper().readTree(AsyncApi.of(Jobs.ALL));
    }

    @Test
    void hasAChannelForEveryTopicAndAnOperationForEveryOneThatAJobTouches() {
        List<String> channels = new ArrayList<>();
        List<String> operations = new ArrayList<>();
        for (JobDefinition job : Jobs.ALL) {
            for (JobTopic topic : JobTopic.of(job)) {
                channels.add(topic.name());
                operations.add(job.name() + (topic.role().isInput() ? "-reads-" : "-writes-") + topic.name());
            }
            job.planned().stream().map(Topic::name).forEach(channels::add);
        }

        assertThat(document.get("channels").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(channels);
        assertThat(document.get("operations").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        // A channel names its message, an operation its channel, and a message its schema; dead letters have none.
        int messages = document.at("/components/messages").size();
        assertThat(references)
                .hasSize(document.get("channels").size()
                        + document.get("operations").size()
                        + messages
                        - 1);
        assertThat(references).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isObject()).isTrue();
            } else {
                assertThat(DOCS.resolve(reference)).isRegularFile();
            }
        });
    }

    @Test
    void lateRecordsHaveTheFormOfTheirTopicAndDeadLettersTheirHeaders() {
        assertThat(messageOf("ecommerce.events.v1.late")).isEqualTo("#/components/messages/ecommerce.events.v1");
        assertThat(messageOf("ecommerce.events.v1.dlq")).isEqualTo("#/components/messages/dead-letter");
        assertThat(document.at("/components/messages/dead-letter/headers/properties/freshet-reason/description")
                        .asText())
                .isEqualTo("A reason code.");
    }

    private String messageOf(String topic) {
        return document.get("channels")
                .get(topic)
                .get("messages")
                .elements()
                .next()
                .get("$ref")
                .asText();
    }
}
