/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The campaigns of the shop under test. Those that act are about carts that are left, each for longer than the one before, so
 * that no two of them meet at one instant. The others are asked and never act, and are of all kinds that have to look at every shopper.
 *
 * @param count how many there are
 * @param acting how many of them act
 */
public record Offers(int count, int acting) {

    /** The one that acts often. */
    public static final String LEFT_CARTS = "left-carts";

    /** After so long it does. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** After so long, and a step more for each, the others do: of some thousand carts that are left so long, each finds a few. */
    private static final Duration LONG_SILENCE = Duration.ofMinutes(6);

    private static final Duration STEP = Duration.ofSeconds(3);

    /** Longer than any run. */
    private static final long NEVER_SECONDS = Duration.ofDays(20).toSeconds();

    /** A version of the one that acts often; it offers as many per cent as its own number and ten. */
    public static Input leftCarts(long version, Instant at) {
        return input(campaign(LEFT_CARTS, version, "cart_abandoned", at, percentOf(version))
                .put("after_seconds", SILENCE.toSeconds()));
    }

    /** How many per cent a version offers. */
    public static long percentOf(long version) {
        return 10 + version;
    }

    /** After how long each of those that act does, by its id. */
    Map<String, Duration> silences() {
        Map<String, Duration> silences = new LinkedHashMap<>();
        for (int number = 0; number < acting; number++) {
            silences.put(
                    number == 0 ? LEFT_CARTS : LEFT_CARTS + "-" + number,
                    number == 0 ? SILENCE : LONG_SILENCE.plus(STEP.multipliedBy(number)));
        }
        return silences;
    }

    Stream<Input> documents(Instant at) {
        Stream<Input> left = silences().entrySet().stream()
                .map(each -> input(campaign(each.getKey(), 1, "cart_abandoned", at, percentOf(1))
                        .put("after_seconds", each.getValue().toSeconds())));
        return Stream.concat(left, IntStream.range(acting, count).mapToObj(number -> input(silent(number, at))));
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
