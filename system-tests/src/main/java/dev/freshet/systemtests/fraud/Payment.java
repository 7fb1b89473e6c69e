/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A transaction, with what the reference asks of it often.
 *
 * @param spends whether it is counted; what is not subtracts from sums
 */
record Payment(
        JsonNode event,
        String id,
        Instant at,
        String account,
        String currency,
        BigDecimal amount,
        boolean spends,
        @Nullable String merchant,
        @Nullable String terminal) {

    static final Comparator<Payment> ORDER = Comparator.comparing(Payment::at).thenComparing(Payment::id);

    static Payment of(JsonNode event) {
        String type = event.path("type").asText();
        return new Payment(
                event,
                event.path("transaction_id").asText(),
                Json.time(event),
                event.path("account_id").asText(),
                event.path("currency").asText(),
                event.path("amount").decimalValue(),
                !type.equals("refund") && !type.equals("reversal"),
                event.path("merchant_id").textValue(),
                event.path("terminal_id").textValue());
    }

    boolean isTransfer() {
        return event.path("type").asText().equals("transfer");
    }
}
