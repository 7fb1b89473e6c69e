/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import static dev.freshet.playground.CommandLineRun.freshet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.generate.shop.ShopCampaigns;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void putsDocumentsOnControlTopicsWhereAskedTo() throws Exception {
        freshet("topics", "ecommerce", "--create", "--bootstrap-servers", kafka.bootstrapServers());

        generate();
        assertThat(kafka.readCommitted("ecommerce.campaigns.v1")).isEmpty();
        CommandLineRun asked = generate("--controls");

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(kafka.readCommitted("ecommerce.campaigns.v1"))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrderElementsOf(ShopCampaigns.lines());
        assertThat(kafka.readCommitted("ecommerce.campaigns.v1"))
                .as("each under its id")
                .allMatch(record -> new String(record.value(), UTF_8)
                        .contains("\"campaign_id\":\"" + new String(record.key(), UTF_8) + "\""));
    }

    private CommandLineRun generate(String... more) {
        List<String> call =
                new ArrayList<>(List.of("generate", "ecommerce", "--bootstrap-servers", kafka.bootstrapServers()));
        call.addAll(List.of("--events", "3", "--rate", "1000"));
        call.addAll(List.of(more));
        return freshet(call.toArray(String[]::new));
    }
}
