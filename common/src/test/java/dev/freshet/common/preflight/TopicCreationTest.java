/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.launch.SuiteOptions;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

    @Test
    void leavesTheReplicasToTheBrokersUnlessANumberIsGiven() {
        int usual = SuiteOptions.TOPIC_REPLICATION.defaultValue();

        assertThat(created((short) usual).replicationFactor()).isEqualTo((short) -1);
        assertThat(created((short) 2).replicationFactor()).isEqualTo((short) 2);
        assertThat(created((short) 2).numPartitions()).isEqualTo(4);
    }

    private static NewTopic created(short replicas) {
        RequiredTopic topic = RequiredTopic.plain("shop.status.v1");
        return TopicCreation.newTopic(
                topic,
                new PreflightSettings(
                        List.of(topic),
                        "shop",
                        true,
                        4,
                        replicas,
                        1,
                        Duration.ZERO,
                        true,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO));
    }
}
