/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Makes events as a bank would report them. Ids are numbered, so that a failure can be found in the input. */
final class BankEvents {

    static final String ACCOUNT = "account-";
    static final String STRAGGLER = "straggler-";
    static final String CLOSING = "closing-";
    static final int ACCOUNTS = 150;

    /** Of these a {@link BankRules} list says something. */
    static final int ALLOWED_ACCOUNT = 3;

    static final int BLOCKED_ACCOUNT = 4;

    /** Addresses of a network that says nothing about where somebody is. */
    static final String TRUSTED_NETWORK = "10.1.0.0/16";

    private static final int TERMINALS = 40;
    private static final int STRANGERS = 20;
    private static final List<String> TYPES = List.of(
            "purchase", "purchase", "purchase", "purchase", "withdrawal", "transfer", "transfer", "refund", "reversal");
    private static final List<City> CITIES = List.of(
            new City("FR", 48.8566, 2.3522),
            new City("GB", 51.5074, -0.1278),
            new City("JP", 35.6762, 139.6503),
            new City("FJ", -17.7134, 178.065),
            new City("WS", -13.759, -172.1046));

    private final Random random;
    private int count;

    private record City(String country, double latitude, double longitude) {}

    BankEvents(Random random) {
        this.random = random;
    }

    ObjectNode transaction(Instant time) {
        count++;
        int account = random.nextInt(ACCOUNTS);
        ObjectNode transaction = event("transaction", time)
                .put("transaction_id", "t-" + count)
                .put("account_id", ACCOUNT + account)
                .put("amount", amount())
                .put("currency", random.nextInt(6) == 0 ? "USD" : "EUR")
                .put("type", TYPES.get(random.nextInt(TYPES.size())));
        if (random.nextInt(10) > 0) {
            transaction.put("merchant_id", "merchant-" + random.nextInt(30));
        }
        if (random.nextInt(3) > 0) {
            transaction.put("terminal_id", "terminal-" + random.nextInt(TERMINALS));
        }
        if (random.nextInt(4) > 0) {
            whereabouts(account, transaction);
        }
        return transaction;
    }

    /** Of an account of its own at no terminal, so that nothing else depends on whether it is decided on. */
    ObjectNode straggler(Instant time) {
        count++;
        return event("straggler", time)
                .put("transaction_id", "t-" + count)
                .put("account_id", STRAGGLER + count)
                .put("amount", new BigDecimal("4.20"))
                .put("currency", "EUR")
                .put("type", "purchase");
    }

    ObjectNode login(Instant time) {
        count++;
        int account = random.nextInt(ACCOUNTS);
        ObjectNode login = event("login", time)
                .put("account_id", ACCOUNT + account)
                .put("success", random.nextInt(3) > 0)
                .put("ip", "192.0.2." + account);
        whereabouts(account, login);
        return login;
    }

    /** What a transaction turned out to be, known at a time that is not before it. */
    ObjectNode label(ObjectNode transaction, Instant known) {
        count++;
        ObjectNode label = event("label", known)
                .put("transaction_id", transaction.path("transaction_id").asText())
                .put("account_id", transaction.path("account_id").asText())
                .put("transaction_time", transaction.path("event_time").asText())
                .put("label", random.nextInt(4) > 0 ? "fraud" : "genuine");
        if (transaction.has("terminal_id")) {
            label.put("terminal_id", transaction.path("terminal_id").asText());
        }
        return label;
    }

    ObjectNode caseCommand(Instant time) {
        count++;
        return event("case", time)
                .put("account_id", ACCOUNT + random.nextInt(ACCOUNTS))
                .put("command", List.of("acknowledge", "close", "unblock").get(random.nextInt(3)))
                .put("actor", "clerk-" + random.nextInt(3));
    }

    /** What only moves time on; of every topic with events one. */
    static ObjectNode closing(String topic, int partition, Instant time) {
        ObjectNode closing = Json.object()
                .put("event_id", "closing-" + topic + "-" + partition)
                .put("event_time", Json.written(time))
                .put("account_id", CLOSING + partition)
                .put("transaction_id", CLOSING + partition);
        return closing.put("amount", 1)
                .put("currency", "EUR")
                .put("type", "purchase")
                .put("success", true)
                .put("ip", "192.0.2.200")
                .put("transaction_time", Json.written(time))
                .put("label", "genuine")
                .put("command", "acknowledge")
                .put("actor", "clerk");
    }

    /** Mostly at home with a device of one's own; now and then through the trusted network, and now and then a stranger far away. */
    private void whereabouts(int account, ObjectNode event) {
        int dice = random.nextInt(100);
        City city = CITIES.get(dice < 4 ? random.nextInt(CITIES.size()) : account % CITIES.size());
        event.put("country", city.country)
                .put("latitude", city.latitude)
                .put("longitude", city.longitude)
                .put(
                        "device_id",
                        dice < 6 ? "stranger-" + random.nextInt(STRANGERS) : "device-" + account + "-" + dice % 2);
        if (dice < 60) {
            event.put("ip", dice < 3 ? "10.1.0." + account : dice < 50 ? "192.0.2." + account : "198.51.100." + dice);
        }
    }

    /** Many small, few large. */
    private BigDecimal amount() {
        int cents = random.nextInt(20) == 0 ? 40_000 + random.nextInt(60_000) : 100 + random.nextInt(7_900);
        return BigDecimal.valueOf(cents, 2);
    }

    private ObjectNode event(String kind, Instant time) {
        return Json.object().put("event_id", kind + "-" + count).put("event_time", Json.written(time));
    }
}
