/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The campaigns of the shop under test: one that acts often, and many that are asked and never act. */
public final class Offers {

    /** The one that acts. */
    public static final String LEFT_CARTS = "left-carts";

    /** After so long it does. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    /** Longer than any run. */
    private static final long NEVER_SECONDS = Duration.ofDays(20).toSeconds();

    private Offers() {}

    /** A version of the one that acts; it offers as many per cent as its own number and ten. */
    public static Input leftCarts(long version, Instant at) {
        return input(campaign(LEFT_CARTS, version, "cart_abandoned", at, percentOf(version))
                .put("after_seconds", SILENCE.toSeconds()));
    }

    /** All of a shop that has so many: the others never act, and are of all kinds that have to look at every shopper. */
    static Stream<Input> all(int count, Instant at) {
        return count == 0
                ? Stream.of()
                : Stream.concat(
                        Stream.of(leftCarts(1, at)),
                        IntStream.range(1, count).mapToObj(number -> input(silent(number, at))));
    }

    /** How many per cent a version offers. */
    public static long percentOf(long version) {
        return 10 + version;
    }

    private static ObjectNode silent(int number, Instant at) {
        String id = "silent-" + number;
        return switch (number % 4) {
            case 0 -> campaign(id, 1, "cart_abandoned", at, 5).put("after_seconds", NEVER_SECONDS);
            case 1 -> campaign(id, 1, "checkout_abandoned", at, 5).put("after_seconds", NEVER_SECONDS);
            case 2 -> campaign(id, 1, "browse_intent", at, 5).put("views", 1_000);
            default ->
                campaign(id, 1, "spend_tier", at, 5).put("spend", 1_000_000_000).put("currency", "EUR");
        };
    }

    private static ObjectNode campaign(String id, long version, String trigger, Instant at, long percent) {
        ObjectNode campaign = JsonNodeFactory.instance
                .objectNode()
                .put("event_id", id + "-" + version)
                .put("event_time", at.toString())
                .put("campaign_id", id)
                .put("version", version)
                .put("status", "active")
                .put("trigger", trigger)
                .put("priority", 0);
        campaign.putObject("offer").put("type", "percent").put("percent", percent);
        return campaign;
    }

    private static Input input(ObjectNode campaign) {
        return new Input(
                EcommerceTopics.CAMPAIGNS.name(),
                null,
                campaign.path("campaign_id").asText(),
                ShopEvents.bytes(campaign),
                Input.Kind.GOOD);
    }
}
