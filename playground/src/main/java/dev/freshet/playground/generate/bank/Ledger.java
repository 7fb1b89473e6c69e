/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.EventJson;
import dev.freshet.playground.generate.simulation.Ids;
import dev.freshet.playground.generate.simulation.Outbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bank's books: transactions and logins as they happen, and labels as it turns out what they were. A fraud is charged back
 * about a week later; of the others some are asked about within three days.
 */
final class Ledger {

    private static final double ASKED_ABOUT = 0.02;
    private static final double ASKED_ABOUT_IF_STRANGE = 0.3;

    private final Dice dice;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Ids transactions;
    private final Ids logins;
    private final Ids labels;

    Ledger(Dice dice, Agenda agenda, Outbox outbox, long seed) {
        this.dice = dice;
        this.agenda = agenda;
        this.outbox = outbox;
        this.transactions = new Ids("transaction", seed);
        this.logins = new Ids("login", seed);
        this.labels = new Ids("label", seed);
    }

    Movement movement(Instant now, String account, String type, BigDecimal amount, String currency) {
        return new Movement(transactions.next(), now, account, type, amount, currency);
    }

    /** Says null of an everyday transaction. */
    void book(Movement movement, @Nullable Incident incident) {
        send(FraudTopics.TRANSACTIONS.name(), movement.account(), movement.json(), movement.time(), incident);
        boolean fraud = isBad(incident);
        if (fraud || dice.chance(incident == null ? ASKED_ABOUT : ASKED_ABOUT_IF_STRANGE)) {
            Duration wait = fraud
                    ? dice.duration(Duration.ofDays(6), Duration.ofDays(8))
                    : dice.duration(Duration.ofHours(12), Duration.ofDays(3));
            agenda.plan(movement.time().plus(wait), now -> label(movement, fraud, now));
        }
    }

    /** With the place that belongs to an address. */
    void login(
            Instant now,
            String account,
            boolean success,
            String device,
            String address,
            City city,
            @Nullable Incident incident) {
        ObjectNode login = EventJson.record(logins.next(), now)
                .put("account_id", account)
                .put("success", success)
                .put("ip", address)
                .put("country", city.country())
                .put("latitude", city.latitude())
                .put("longitude", city.longitude())
                .put("device_id", device);
        send(FraudTopics.LOGINS.name(), account, login, now, incident);
    }

    private void label(Movement movement, boolean fraud, Instant now) {
        ObjectNode label = EventJson.record(labels.next(), now)
                .put("transaction_id", movement.id())
                .put("account_id", movement.account())
                .put("transaction_time", EventJson.time(movement.time()))
                .put("label", fraud ? "fraud" : "genuine");
        if (movement.json().has("terminal_id")) {
            label.set("terminal_id", movement.json().get("terminal_id"));
        }
        send(FraudTopics.LABELS.name(), movement.account(), label, now, null);
    }

    private void send(String topic, String key, ObjectNode body, Instant time, @Nullable Incident incident) {
        outbox.send(topic, key, body, time, incident == null ? null : incident.at(EventJson.id(body)));
    }

    private static boolean isBad(@Nullable Incident incident) {
        Case happening = incident == null ? null : incident.happening();
        return happening != null && happening.bad();
    }
}
