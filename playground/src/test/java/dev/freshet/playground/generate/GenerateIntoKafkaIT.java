/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerateIntoKafkaIT {

    private final KafkaFixture kafka = KafkaFixture.shared();

    @AfterEach
    void leaveNoTopicBehind() {
        kafka.deleteTopicsOf("ecommerce.");
    }

    @Test
    void advisesACallThatHelpsWhereTheTopicIsMissing() {
        CommandLineRun refused = generate();
        String advised = "freshet topics ecommerce --create --bootstrap-servers " + kafka.bootstrapServers();

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("freshet: There is no topic ecommerce.events.v1 on " + kafka.bootstrapServers() + "; '"
                        + advised + "' makes it.\n");

        CommandLineRun created = freshet(advised.substring("freshet ".length()).split(" "));
        CommandLineRun taken = generate();

        assertThat(created.code()).as(created.err()).isZero();
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(kafka.readCommitted("ecommerce.events.v1")).hasSize(3);
    }

    private CommandLineRun generate() {
        return freshet(
                "generate",
                "ecommerce",
                "--events",
                "3",
                "--rate",
                "1000",
                "--bootstrap-servers",
                kafka.bootstrapServers());
    }
}
