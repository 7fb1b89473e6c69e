/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DecisionsReferenceTest {

    private final DecisionsReference reference = new DecisionsReference(TerminalReference.of(List.of(), List.of()));

    @Test
    void approvesWhatNothingSpeaksAgainst() {
        reference.decideAll(List.of(Bank.payment("t", "10:00:00", "19.99")));

        assertThat(outcome("t")).isEqualTo("approve 0 []");
        assertThat(reference.noticed()).isEmpty();
        assertThat(reference.wanted()).isEmpty();
    }

    @Test
    void theFirstDeviceOfAnAccountIsNotNew() {
        reference.decideAll(List.of(
                Bank.payment("t-1", "10:00:00", "1").put("device_id", "own"),
                Bank.payment("t-2", "10:01:00", "1").put("device_id", "other")));

        assertThat(outcome("t-1")).isEqualTo("approve 0 []");
        assertThat(outcome("t-2")).isEqualTo("approve 0.2 [unknown-device]");
    }

    @Test
    void addsUpWeightsAndLeavesOutWhatIsTriedOut() {
        reference.decideAll(List.of(Bank.payment("t", "10:00:00", "400").put("type", "transfer")));

        assertThat(outcome("t")).isEqualTo("approve 0.301 [tried-out, large, swing]");
        assertThat(reference.noticed()).extracting(Noticed::rule).containsExactly("tried-out");
        assertThat(reference.noticed()).extracting(Noticed::shadow).containsExactly(true);
    }

    @Test
    void stepsUpAfterFailedLoginsAndInterdictsAboveThat() {
        reference.decideAll(List.of(
                Bank.login("l-1", "10:00:00", false),
                Bank.login("l-2", "10:00:01", false),
                Bank.payment("small", "10:10:00", "1")));
        reference.decideAll(List.of(
                Bank.login("l-3", "10:00:00", false),
                Bank.login("l-4", "10:00:01", false),
                Bank.login("l-5", "10:00:02", true).put("device_id", "own"),
                Bank.payment("stranger", "10:01:00", "400").put("device_id", "other")));

        assertThat(outcome("small")).as("one of both is ten minutes old").isEqualTo("approve 0 []");
        assertThat(outcome("stranger")).isEqualTo("interdict 1 [guessed, large, unknown-device, swing]");
        assertThat(reference.wanted()).extracting(Wanted::type).containsExactly("block");
    }

    @Test
    void asksForAStepUp() {
        reference.decideAll(List.of(
                Bank.login("l-1", "10:00:00", false),
                Bank.login("l-2", "10:00:01", false),
                Bank.payment("t", "10:01:00", "1")));

        assertThat(outcome("t")).isEqualTo("step_up 0.5 [guessed]");
        assertThat(reference.wanted()).extracting(Wanted::type).containsExactly("step_up");
        assertThat(reference.noticed()).extracting(Noticed::rule).containsExactly("guessed");
    }

    @Test
    void listsGoBeforeTheScore() {
        String allowed = BankEvents.ACCOUNT + BankEvents.ALLOWED_ACCOUNT;
        String blocked = BankEvents.ACCOUNT + BankEvents.BLOCKED_ACCOUNT;
        reference.decideAll(List.of(Bank.payment("a", "10:00:00", "1").put("account_id", allowed)));
        reference.decideAll(List.of(Bank.payment("b", "10:00:00", "400").put("account_id", blocked)));

        assertThat(outcome("a")).isEqualTo("approve 0 [" + BankRules.ALLOWED + "]");
        assertThat(outcome("b")).isEqualTo("interdict 0.301 [" + BankRules.BLOCKED + ", large, swing]");
        assertThat(reference.noticed())
                .extracting(each -> each.rule() + " " + each.severity())
                .containsExactly(BankRules.BLOCKED + " warning");
    }

    @Test
    void whatIsRefutedMovesNobody() {
        reference.decideAll(List.of(
                in("paris", "10:00:00", 48.8566, 2.3522),
                in("tokyo", "11:00:00", 35.6762, 139.6503),
                in("again", "12:00:00", 35.6762, 139.6503),
                in("home", "13:00:00", 48.8566, 2.3522)));

        assertThat(outcome("tokyo")).isEqualTo("review 0.6 [fast-hops]");
        assertThat(outcome("again")).isEqualTo("review 0.6 [fast-hops]");
        assertThat(outcome("home")).isEqualTo("approve 0 []");
        JsonNode features =
                Objects.requireNonNull(reference.rows().features().get("again")).path("features");
        assertThat(features.path("travel_kilometres").decimalValue())
                .isBetween(new BigDecimal(9_700), new BigDecimal(9_750));
        assertThat(features.path("travel_hours").decimalValue()).isEqualByComparingTo("2");
    }

    @Test
    void aLoginMayBeRefutedToo() {
        ObjectNode faraway =
                Bank.login("l", "11:00:00", true).put("latitude", 35.6762).put("longitude", 139.6503);
        reference.decideAll(List.of(in("paris", "10:00:00", 48.8566, 2.3522), faraway));

        assertThat(reference.noticed())
                .extracting(each -> each.rule() + " " + each.eventId() + " " + each.score())
                .containsExactly("fast-hops l null");
    }

    @Test
    void trustedNetworksAndOneAddressSayNothingOfPlaces() {
        reference.decideAll(List.of(
                in("paris", "10:00:00", 48.8566, 2.3522).put("ip", "192.0.2.1"),
                in("exit", "10:10:00", 35.6762, 139.6503).put("ip", "10.1.2.3"),
                in("same", "10:20:00", 35.6762, 139.6503).put("ip", "192.0.2.1")));

        assertThat(outcome("exit")).startsWith("approve");
        assertThat(outcome("same")).startsWith("approve");
    }

    private static ObjectNode in(String id, String time, double latitude, double longitude) {
        return Bank.payment(id, time, "1").put("latitude", latitude).put("longitude", longitude);
    }

    /** Outcome, score, and what spoke. */
    private String outcome(String transaction) {
        JsonNode decision = Objects.requireNonNull(reference.rows().decisions().get(transaction));
        List<String> rules = decision.path("reasons").findValuesAsText("rule_id");
        return decision.path("outcome").asText() + " "
                + decision.path("score").decimalValue().toPlainString() + " " + rules;
    }
}
