/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The way of records to Kafka: takes a moment, so that records arrive a little out of order, and mishaps happen on it. */
public final class Outbox {

    private final Dice dice;
    private final Agenda agenda;
    private final Mishaps mishaps;
    private final Duration usualDelay;
    private final Duration mostDelay;
    private final Queue<GeneratedRecord> sent = new ArrayDeque<>();

    public Outbox(Dice dice, Agenda agenda, TrafficSettings settings, Frailty frailty) {
        this.dice = dice;
        this.agenda = agenda;
        this.mishaps = new Mishaps(dice, settings, frailty);
        this.mostDelay = settings.mostDelay();
        this.usualDelay = settings.mostDelay().dividedBy(10);
    }

    public void send(String topic, String key, ObjectNode body, Instant eventTime) {
        send(topic, key, body, eventTime, null);
    }

    public void send(String topic, String key, ObjectNode body, Instant eventTime, @Nullable Incident incident) {
        byte[] value = EventJson.bytes(body);
        Instant sentAt = eventTime.plus(delay());
        deliver(new GeneratedRecord(topic, key, value, sentAt, incident));
        if (mishaps.duplicates()) {
            String id = EventJson.id(body);
            Incident duplicate = new Incident("duplicate", id, "the producer sent the same record again");
            deliver(new GeneratedRecord(topic, key, value, sentAt.plus(dice.wait(mostDelay)), duplicate));
        }
        mishaps.breaks(topic, key, body, sentAt).ifPresent(this::deliver);
        mishaps.delays(topic, key, body, eventTime).ifPresent(this::deliver);
    }

    public @Nullable GeneratedRecord poll() {
        return sent.poll();
    }

    private void deliver(GeneratedRecord record) {
        agenda.plan(record.sentAt(), now -> sent.add(record));
    }

    private Duration delay() {
        Duration delay = dice.wait(usualDelay);
        return delay.compareTo(mostDelay) > 0 ? mostDelay : delay;
    }
}
