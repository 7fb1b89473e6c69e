/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.generate.simulation.CommonDamage;
import dev.freshet.playground.generate.simulation.Damage;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Frailty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to break a transaction. */
enum BankDamage implements Damage {
    NEGATIVE("a negative amount"),
    UNKNOWN_TYPE("a type that nobody knows"),
    NO_CURRENCY("a currency that is not assigned"),
    HALF_A_PLACE("a latitude without a longitude");

    /** Logins may come late, through a log that was not shipped for a while. */
    static final Frailty OF_BANK = new Frailty(
            body -> body.has("amount") ? ofTransactions() : List.of(CommonDamage.values()),
            body -> body.has("success"));

    private final String description;

    BankDamage(String description) {
        this.description = description;
    }

    /** Begins with the constant's name. */
    @Override
    public String description() {
        return name().toLowerCase(Locale.ROOT) + ": " + description;
    }

    @Override
    public byte[] of(ObjectNode body) {
        return switch (this) {
            case NEGATIVE -> EventJson.bytes(body.put("amount", -5));
            case UNKNOWN_TYPE -> EventJson.bytes(body.put("type", "barter"));
            case NO_CURRENCY -> EventJson.bytes(body.put("currency", "EURO"));
            case HALF_A_PLACE -> EventJson.without(body.put("latitude", 1.5), "longitude");
        };
    }

    private static List<Damage> ofTransactions() {
        return Stream.<Damage>concat(Stream.of(CommonDamage.values()), Stream.of(values()))
                .toList();
    }
}
