/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.topics;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsCommandIT {

    private static final String[] TOPICS = {
        "ecommerce.events.v1",
        "ecommerce.inventory.v1",
        "ecommerce.catalog.v1",
        "ecommerce.campaigns.v1",
        "ecommerce.orders.v1",
        "ecommerce.product-metrics.v1",
        "ecommerce.funnel.v1",
        "ecommerce.trending.v1",
        "ecommerce.bought-together.v1",
        "ecommerce.stock.v1",
        "ecommerce.alerts.v1",
        "ecommerce.actions.v1",
        "ecommerce.events.v1.late",
        "ecommerce.events.v1.dlq",
        "ecommerce.inventory.v1.late",
        "ecommerce.inventory.v1.dlq",
        "ecommerce.catalog.v1.dlq",
        "ecommerce.campaigns.v1.dlq",
        "ecommerce.orders.v1.dlq",
        "ecommerce.product-metrics.v1.dlq",
        "ecommerce.funnel.v1.dlq",
        "ecommerce.trending.v1.dlq",
        "ecommerce.bought-together.v1.dlq",
        "ecommerce.stock.v1.dlq",
        "ecommerce.alerts.v1.dlq",
        "ecommerce.actions.v1.dlq",
        "ecommerce.campaigns.v1.status",
        "ecommerce.status.v1"
    };

    private final KafkaFixture kafka = KafkaFixture.shared();

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopics(TOPICS);
    }

    @Test
    void tellsMissingTopicsAndCreatesThem() {
        CommandLineRun before = topics();
        CommandLineRun creating = topics("--create", "--partitions", "3");
        CommandLineRun after = topics();

        assertThat(before.code()).isEqualTo(1);
        assertThat(before.err()).isEqualTo("freshet: 28 topics are missing; --create makes them.\n");
        assertThat(creating.code()).isZero();
        assertThat(after.code()).isZero();
        assertThat(after.out().lines())
                .hasSize(28)
                .allSatisfy(line -> assertThat(line).contains("3 partitions"))
                .anySatisfy(line -> assertThat(line).matches("ecommerce.catalog.v1 +input, compacted +3 partitions .*"))
                .anySatisfy(
                        line -> assertThat(line).matches("ecommerce.campaigns.v1 +control, compacted +3 partitions .*"))
                .anySatisfy(
                        line -> assertThat(line).matches("ecommerce.campaigns.v1.status +receipts +3 partitions .*"));
    }

    @Test
    void letsAGeneratorSendToTheTopicsThatThereAre() {
        topics("--create");

        CommandLineRun run =
                freshet("generate", "ecommerce", "--events", "5", "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("5 records of ecommerce.events.v1 received by Kafka")
                .doesNotContain("Leaving out");
        assertThat(kafka.readCommitted("ecommerce.events.v1")).hasSize(5);
    }

    private CommandLineRun topics(String... more) {
        String[] fixed = {"topics", "ecommerce", "--bootstrap-servers", kafka.bootstrapServers()};
        return freshet(Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
