/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelReferenceTest {

    private final List<JsonNode> events = new ArrayList<>();

    @Test
    void countsHowFarAShopperCameFromAView() {
        user("anna", "view_item", "@10:00:00");
        user("anna", "view_item", "@10:01:00");
        user("anna", "add_to_cart", "@10:05:00");
        user("anna", "begin_checkout", "@10:06:00");
        user("anna", "purchase", "@11:07:00");
        user("ben", "add_to_cart", "@09:00:00");
        user("ben", "view_item", "@10:30:00");
        user("ben", "remove_from_cart", "@10:31:00");

        assertThat(rows())
                .containsExactly(
                        "day|@00:00:00 {granularity=day, window_start=@00:00:00, window_end=2026-03-03T00:00:00Z,"
                                + " view_item=2, add_to_cart=1, begin_checkout=1, purchase=1, final=true}",
                        "hour|@10:00:00 {granularity=hour, window_start=@10:00:00, window_end=@11:00:00,"
                                + " view_item=2, add_to_cart=1, begin_checkout=1, purchase=1, final=true}");
    }

    @Test
    void stepsMayFallTogetherButNotRunBackwards() {
        user("eve", "view_item", "@13:00:00");
        user("eve", "add_to_cart", "@13:00:00");
        user("fay", "view_item", "@13:00:00");
        user("fay", "begin_checkout", "@13:05:00");
        user("fay", "add_to_cart", "@13:10:00");
        user("fay", "purchase", "@13:20:00");

        assertThat(hour("@13:00:00")).isEqualTo("view_item=2, add_to_cart=2, begin_checkout=0, purchase=0");
    }

    @Test
    void stepsCountForADay() {
        user("carl", "view_item", "@11:00:00");
        user("carl", "add_to_cart", "'2026-03-03T11:00:00Z'");
        user("dora", "view_item", "@11:00:00");
        user("dora", "add_to_cart", "'2026-03-03T11:00:00.001Z'");

        assertThat(hour("@11:00:00")).isEqualTo("view_item=2, add_to_cart=1, begin_checkout=0, purchase=0");
    }

    @Test
    void whatAVisitorDidIsTheUsersFromASignInWithinADayOn() {
        visitor("v", "view_item", "@15:00:00");
        happened("'anonymous_id': 'v', 'user_id': 'gus'", "add_to_cart", "@15:30:00");
        visitor("w", "view_item", "'2026-03-01T15:00:00Z'");
        visitor("w", "view_item", "'2026-03-01T16:00:00Z'");
        happened("'anonymous_id': 'w', 'user_id': 'hal'", "add_to_cart", "@16:00:00");

        assertThat(hour("@15:00:00")).isEqualTo("view_item=1, add_to_cart=1, begin_checkout=0, purchase=0");
        assertThat(hour("2026-03-01T15:00:00Z"))
                .as("a day before the sign-in")
                .isEqualTo("view_item=1, add_to_cart=0, begin_checkout=0, purchase=0");
        assertThat(hour("2026-03-01T16:00:00Z")).isEqualTo("view_item=1, add_to_cart=1, begin_checkout=0, purchase=0");
        assertThat(rows()).anySatisfy(row -> assertThat(row)
                .startsWith("day|2026-03-01")
                .contains("view_item=2, add_to_cart=1, begin_checkout=0, purchase=0"));
    }

    /** What became the user's after the end of the way is not part of it. */
    @Test
    void aStepThatIsHandedOverTooLateIsNone() {
        happened("'user_id': 'ian'", "view_item", "'2026-03-01T12:00:00Z'");
        visitor("x", "add_to_cart", "@11:00:00");
        happened("'anonymous_id': 'x', 'user_id': 'ian'", "begin_checkout", "@12:00:01");

        assertThat(hour("2026-03-01T12:00:00Z")).isEqualTo("view_item=1, add_to_cart=0, begin_checkout=0, purchase=0");
    }

    @Test
    void aStepOfTheUsersOwnIsNotHandedOverByAVisitorsOfThatInstant() {
        happened("'user_id': 'ian'", "view_item", "'2026-03-01T12:00:00Z'");
        visitor("x", "add_to_cart", "@11:00:00");
        user("ian", "add_to_cart", "@11:00:00");
        happened("'anonymous_id': 'x', 'user_id': 'ian'", "begin_checkout", "@12:00:01");

        assertThat(hour("2026-03-01T12:00:00Z")).isEqualTo("view_item=1, add_to_cart=1, begin_checkout=0, purchase=0");
    }

    private void user(String user, String name, String time) {
        happened("'user_id': '" + user + "'", name, time);
    }

    private void visitor(String visitor, String name, String time) {
        happened("'anonymous_id': '" + visitor + "'", name, time);
    }

    private void happened(String who, String name, String time) {
        events.add(Written.event("{%s, 'event_name': '%s', 'event_time': %s}".formatted(who, name, time)));
    }

    private List<String> rows() {
        return Written.rows(
                FunnelReference.of(events, ShoppersReference.of(events)).rows());
    }

    private String hour(String start) {
        return rows().stream()
                .filter(row -> row.startsWith("hour|" + start + " "))
                .map(row -> row.replaceAll(".*(view_item=.*), final=true}", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
