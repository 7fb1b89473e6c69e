/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.generate.simulation.CommonDamage;
import dev.freshet.playground.generate.simulation.Damage;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Frailty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to break an event of the shop's page. */
enum ShopDamage implements Damage {
    UNKNOWN_NAME("an event_name that nobody knows"),
    NOBODY("neither user_id nor anonymous_id"),
    NO_ITEMS("no items");

    /** Events of the page break in more ways than others; looks may come late, from a telephone that was offline. */
    static final Frailty OF_SHOP = new Frailty(
            body -> body.has("event_name") ? ofEvents() : List.of(CommonDamage.values()),
            body -> body.path("event_name").asText().equals("view_item"));

    private final String description;

    ShopDamage(String description) {
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
            case UNKNOWN_NAME -> EventJson.bytes(body.put("event_name", "teleport"));
            case NOBODY -> EventJson.without(body, "user_id", "anonymous_id");
            case NO_ITEMS -> EventJson.without(body, "items");
        };
    }

    private static List<Damage> ofEvents() {
        return Stream.<Damage>concat(Stream.of(CommonDamage.values()), Stream.of(values()))
                .toList();
    }
}
