/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesReferenceTest {

    private final List<Noticed> noticed = new ArrayList<>();
    private final List<JsonNode> commands = new ArrayList<>();

    @Test
    void opensAndEndsAfterAQuietTime() {
        notice("e-1", "10:00:00", "0.6");

        assertThat(Bank.rows(EpisodesReference.rows(noticed, commands)))
                .containsExactly(
                        "{alert_id:large|@10:00:00|anna,rule_id:large,rule_version:1,severity:warning,status:firing,"
                                + "shadow:false,subject:anna,started_at:@10:00:00,updated_at:@10:00:00,"
                                + "evidence:{event_ids:[e-1],figures:{occurrences:1,acknowledged:0,highest_score:0.6}}}",
                        "{alert_id:large|@10:00:00|anna,rule_id:large,rule_version:1,severity:warning,status:resolved,"
                                + "shadow:false,subject:anna,started_at:@10:00:00,updated_at:@10:04:00,"
                                + "evidence:{event_ids:[e-1],figures:{occurrences:1,acknowledged:0,highest_score:0.6}}}");
    }

    @Test
    void goesOnUntilJustBeforeTheQuietTimeIsOver() {
        notice("e-1", "10:00:00", "0.6");
        notice("e-2", "10:03:59.999", "0.5");
        notice("e-3", "10:07:59.999", "0.7");

        assertThat(told())
                .containsExactly(
                        "10:00:00 firing 1 @10:00:00",
                        "10:00:00 firing 2 @10:03:59.999",
                        "10:00:00 resolved 2 @10:07:59.999",
                        "10:07:59.999 firing 1 @10:07:59.999",
                        "10:07:59.999 resolved 1 @10:11:59.999");
    }

    @Test
    void isToldAgainWhenOccurrencesHaveDoubled() {
        for (int minute = 0; minute < 5; minute++) {
            notice("e-" + minute, "10:0" + minute + ":00", "0.6");
        }

        assertThat(told())
                .containsExactly(
                        "10:00:00 firing 1 @10:00:00",
                        "10:00:00 firing 2 @10:01:00",
                        "10:00:00 firing 4 @10:03:00",
                        "10:00:00 resolved 5 @10:08:00");
    }

    @Test
    void peopleTakeAlertsInHandOnceAndCloseThem() {
        notice("e-1", "10:00:00", "0.6");
        commands.add(Bank.command("c-1", "10:01:00", "acknowledge"));
        commands.add(Bank.command("c-2", "10:02:00", "acknowledge"));
        commands.add(Bank.command("c-3", "10:02:30", "unblock"));
        commands.add(Bank.command("c-4", "10:03:00", "close"));
        commands.add(Bank.command("c-5", "10:03:10", "close"));

        assertThat(told())
                .containsExactly(
                        "10:00:00 firing 1 @10:00:00", "10:00:00 firing 1 @10:01:00", "10:00:00 resolved 1 @10:03:00");
    }

    @Test
    void rulesHaveEpisodesOfTheirOwn() {
        notice("e-1", "10:00:00", "0.6");
        noticed.add(new Noticed("anna", Bank.at("10:01:00"), "e-2", "fast-hops", "warning", false, null));

        assertThat(told()).hasSize(4);
    }

    private void notice(String event, String time, String score) {
        noticed.add(new Noticed("anna", Bank.at(time), event, "large", "warning", false, new BigDecimal(score)));
    }

    /** Since when, what, after how many, when. */
    private List<String> told() {
        return EpisodesReference.rows(noticed, commands).values().stream()
                .map(row -> row.path("started_at").asText() + " "
                        + row.path("status").asText() + " "
                        + row.path("evidence")
                                .path("figures")
                                .path("occurrences")
                                .asText() + " @"
                        + row.path("updated_at").asText())
                .map(line -> line.replaceAll("2026-03-02T|Z", ""))
                .sorted()
                .toList();
    }
}
