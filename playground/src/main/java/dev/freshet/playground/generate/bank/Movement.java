/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.generate.simulation.EventJson;
import java.math.BigDecimal;
import java.time.Instant;

/** A transaction that is being written. */
final class Movement {

    private final ObjectNode json;
    private final String account;
    private final Instant at;

    /** The bank's transactions are events of one producer, so that one id serves for both. */
    Movement(String id, Instant at, String account, String type, BigDecimal amount, String currency) {
        this.account = account;
        this.at = at;
        this.json = EventJson.record(id, at)
                .put("transaction_id", id)
                .put("account_id", account)
                .put("amount", amount)
                .put("currency", currency)
                .put("type", type);
    }

    Movement at(Terminal terminal, String card, String entryMode) {
        json.put("card_token", card)
                .put("merchant_id", terminal.merchant())
                .put("mcc", terminal.category())
                .put("terminal_id", terminal.id())
                .put("entry_mode", entryMode)
                .put("latitude", terminal.latitude())
                .put("longitude", terminal.longitude())
                .put("country", terminal.city().country());
        return this;
    }

    /** A shop in the web, which sees the address and no place. */
    Movement online(String merchant, String card, String address, City city) {
        json.put("card_token", card)
                .put("merchant_id", merchant)
                .put("mcc", "5964")
                .put("entry_mode", "online")
                .put("ip", address)
                .put("country", city.country());
        return this;
    }

    Movement by(String device, String address, City city) {
        json.put("device_id", device).put("ip", address).put("country", city.country());
        return this;
    }

    Movement with(String merchant) {
        json.put("merchant_id", merchant);
        return this;
    }

    String id() {
        return EventJson.id(json);
    }

    String account() {
        return account;
    }

    Instant time() {
        return at;
    }

    ObjectNode json() {
        return json;
    }
}
