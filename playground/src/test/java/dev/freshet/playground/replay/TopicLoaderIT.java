/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicLoaderIT {

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Topic<?> events = Jobs.named("ecommerce").inputs().get(0);

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopicsOf("ecommerce.");
    }

    /** Kafka refuses the whole batch and says of each other line only that one beside it was wrong. */
    @Test
    void namesTheLineThatKafkaRefusesAndNotItsNeighbour() throws Exception {
        kafka.createTopic(events.name(), 1, Map.of("cleanup.policy", "compact"));
        Path file = Files.writeString(directory.resolve("events.ndjson"), event(1) + event(2) + "{\n" + event(4));

        assertThatThrownBy(() -> new TopicLoader(KafkaSettings.at(kafka.bootstrapServers())).load(events, file))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "Cannot load " + file + " into " + events + ", line 3: Compacted topic cannot accept message"
                                + " without key in topic partition " + events.name() + "-0");
    }

    private static String event(int number) {
        return "{\"event_id\":\"e-" + number
                + "\",\"event_name\":\"view_item\",\"event_time\":\"2026-01-05T10:00:00Z\","
                + "\"anonymous_id\":\"anna\",\"items\":[{\"item_id\":\"mug\",\"price\":5,\"quantity\":1}]}\n";
    }
}
