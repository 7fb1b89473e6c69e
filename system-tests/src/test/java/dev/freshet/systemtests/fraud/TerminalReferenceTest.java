/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerminalReferenceTest {

    private final List<JsonNode> labels = new ArrayList<>();

    @Test
    void looksAWeekBack() {
        label("old", "2026-02-23T00:00:00Z", "l", "fraud");

        assertThat(share("2026-03-02T09:59:59.999Z", "1h")).isNull();
        assertThat(share("2026-03-02T10:00:00Z", "1h")).isEqualByComparingTo("1");
        assertThat(share("2026-03-02T10:59:59.999Z", "1h")).isEqualByComparingTo("1");
        assertThat(share("2026-03-02T11:00:00Z", "1h")).isNull();
        assertThat(share("2026-03-02T11:00:00Z", "1d")).isEqualByComparingTo("1");
    }

    @Test
    void knowsOnlyWhatWasKnownByThen() {
        label("old", "2026-03-02T10:40:00Z", "c", "genuine");
        label("old", "2026-03-02T10:00:00Z", "u", "fraud");
        label("old", "2026-03-02T10:30:00Z", "a", "fraud");
        label("old", "2026-03-02T10:30:00Z", "b", "genuine");

        assertThat(share("2026-03-02T10:00:00Z", "1d"))
                .as("'now' comes before 'u'")
                .isEqualByComparingTo("0");
        assertThat(share("2026-03-02T10:00:00.001Z", "1d")).isEqualByComparingTo("1");
        assertThat(share("2026-03-02T10:30:00Z", "1d")).as("of two, fraud").isEqualByComparingTo("1");
        assertThat(share("2026-03-02T10:50:00Z", "1d")).isEqualByComparingTo("0");
    }

    @Test
    void whatHasNoLabelIsGenuineAndCountsInAnyCurrency() {
        label("old", "2026-02-23T12:00:00Z", "l", "fraud");
        ObjectNode dollars = at("dollars", "2026-02-23T10:30:00Z").put("currency", "USD");
        ObjectNode elsewhere = at("elsewhere", "2026-02-23T10:30:00Z").put("terminal_id", "till-2");

        assertThat(share("2026-03-02T10:30:00Z", "7d", dollars, elsewhere)).isEqualByComparingTo("0.5");
    }

    @Test
    void saysNothingOfATransactionAtNone() {
        ObjectNode atNone = at("now", "2026-03-02T10:00:00Z");
        atNone.remove("terminal_id");

        Payment payment = Payment.of(atNone);
        assertThat(TerminalReference.of(List.of(payment), labels).featuresOf(payment))
                .isEmpty();
    }

    private @Nullable BigDecimal share(String time, String window, ObjectNode... others) {
        List<ObjectNode> events = new ArrayList<>(List.of(others));
        ObjectNode now = at("now", time);
        events.add(now);
        events.add(at("old", "2026-02-23T10:00:00Z"));
        return TerminalReference.of(Bank.payments(events.toArray(ObjectNode[]::new)), labels)
                .featuresOf(Payment.of(now))
                .get("terminal_fraud_share_" + window);
    }

    private static ObjectNode at(String id, String time) {
        return Bank.payment(id, "10:00:00", "1").put("event_time", time).put("terminal_id", "till");
    }

    private void label(String transaction, String known, String id, String says) {
        labels.add(Json.object()
                .put("event_id", id)
                .put("event_time", known)
                .put("transaction_id", transaction)
                .put("label", says));
    }
}
