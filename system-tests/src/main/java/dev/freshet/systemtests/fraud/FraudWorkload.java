/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.systemtests.check.Expected;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.Json;
import dev.freshet.systemtests.check.RowKeys;
import dev.freshet.systemtests.check.Sent;
import dev.freshet.systemtests.check.Workload;
import dev.freshet.systemtests.kafka.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A bank with everything that makes deciding hard: three weeks of history, copies, garbage, stragglers on both sides of the allowed
 * lateness, labels of old and new transactions, strangers' devices, and people who work on alerts.
 */
final class FraudWorkload implements Workload {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final int DISORDER_MILLIS = 3_000;
    private static final Duration ALLOWED_LATENESS = Duration.ofHours(1);
    private static final int REMEMBERED = 400;

    /** Shorter than the longest window by more than a run, so that nothing has to be forgotten. */
    private static final Duration HISTORY = Duration.ofDays(20);

    private static final int HISTORIC = 1_500;
    private static final Duration LABELLED_AFTER = Duration.ofDays(5);
    private static final List<Topic<?>> EVENTS =
            List.of(FraudTopics.TRANSACTIONS, FraudTopics.LOGINS, FraudTopics.LABELS, FraudTopics.CASE_COMMANDS);

    private final Random random;
    private final boolean calm;
    private final boolean rulesChange;
    private final BankEvents events;
    private final Instant start;
    private final Instant now;
    private final List<ObjectNode> history = new ArrayList<>();
    private final Deque<Input> recent = new ArrayDeque<>();
    private final Deque<ObjectNode> recentTransactions = new ArrayDeque<>();
    private long steps;

    FraudWorkload(long seed, Instant start, Instant now, FraudSubject subject) {
        this.random = new Random(seed);
        this.calm = subject.calm();
        this.rulesChange = subject.rulesChange();
        this.events = new BankEvents(random);
        this.start = start;
        this.now = now;
    }

    @Override
    public List<Input> before() {
        List<ObjectNode> labels = new ArrayList<>();
        Instant begin = start.minus(HISTORY);
        for (int number = 0; number < HISTORIC; number++) {
            Instant time = begin.plus(HISTORY.dividedBy(HISTORIC).multipliedBy(number));
            ObjectNode transaction = events.transaction(time);
            history.add(transaction);
            if (random.nextInt(16) == 0 && time.plus(LABELLED_AFTER).isBefore(start)) {
                labels.add(events.label(transaction, time.plus(LABELLED_AFTER)));
            }
        }
        Stream<Input> happened = Stream.concat(
                history.stream().map(each -> input(FraudTopics.TRANSACTIONS, each, Input.Kind.GOOD)),
                labels.stream().map(each -> input(FraudTopics.LABELS, each, Input.Kind.GOOD)));
        return Stream.concat(BankRules.all(begin), happened).toList();
    }

    @Override
    public Input next() {
        steps++;
        Instant time = start.plus(STEP.multipliedBy(steps)).minusMillis(random.nextInt(DISORDER_MILLIS));
        int dice = random.nextInt(1_000);
        if (dice < 10) {
            return garbage();
        }
        if (dice < 30 && !recent.isEmpty()) {
            Input copied = pick(recent);
            return new Input(copied.topic(), null, copied.key(), copied.value(), Input.Kind.COPY);
        }
        if (dice < 40 && !calm) {
            return straggler(time);
        }
        if (dice < 100 && !recentTransactions.isEmpty()) {
            return remember(FraudTopics.LABELS, label(time));
        }
        if (dice < 140) {
            return remember(FraudTopics.CASE_COMMANDS, events.caseCommand(time));
        }
        if (dice < 300) {
            return remember(FraudTopics.LOGINS, events.login(time));
        }
        ObjectNode transaction = events.transaction(time);
        keep(recentTransactions, transaction);
        return remember(FraudTopics.TRANSACTIONS, transaction);
    }

    private Input garbage() {
        return new Input(
                EVENTS.get(random.nextInt(EVENTS.size())).name(),
                null,
                "garbage-" + steps,
                "{\"event_id\":".getBytes(StandardCharsets.UTF_8),
                Input.Kind.GARBAGE);
    }

    private Input straggler(Instant time) {
        Duration behind = Duration.ofMinutes(20 + random.nextInt(70));
        boolean mayBeLate = behind.compareTo(ALLOWED_LATENESS.minusMinutes(1)) > 0;
        return input(
                FraudTopics.TRANSACTIONS,
                events.straggler(time.minus(behind)),
                mayBeLate ? Input.Kind.STRAGGLER : Input.Kind.GOOD);
    }

    /** Of an old one now and then, where shares of fraud look; never before it happened. */
    private ObjectNode label(Instant time) {
        boolean old = !history.isEmpty() && random.nextInt(8) == 0;
        ObjectNode transaction = old ? history.get(random.nextInt(history.size())) : pick(recentTransactions);
        Instant happened = Json.time(transaction);
        return events.label(transaction, happened.isAfter(time) ? happened : time);
    }

    private Input remember(Topic<?> topic, ObjectNode event) {
        Input input = input(topic, event, Input.Kind.GOOD);
        keep(recent, input);
        return input;
    }

    private static <T> void keep(Deque<T> newest, T one) {
        newest.addLast(one);
        if (newest.size() > REMEMBERED) {
            newest.removeFirst();
        }
    }

    private <T> T pick(Deque<T> from) {
        return new ArrayList<>(from).get(random.nextInt(from.size()));
    }

    @Override
    public List<Input> closing(int partitions) {
        List<Input> closing = new ArrayList<>();
        for (Topic<?> topic : EVENTS) {
            for (int partition = 0; partition < partitions; partition++) {
                ObjectNode event = BankEvents.closing(topic.name(), partition, now);
                closing.add(
                        new Input(topic.name(), partition, BankEvents.CLOSING, Json.bytes(event), Input.Kind.CLOSING));
            }
        }
        return closing;
    }

    private static Input input(Topic<?> topic, ObjectNode event, Input.Kind kind) {
        return new Input(topic.name(), null, event.path("account_id").asText(), Json.bytes(event), kind);
    }

    @Override
    public Expected expected(List<Sent> sent, Set<Place> late) {
        Map<String, List<JsonNode>> counted = new HashMap<>();
        Set<Place> garbage = new TreeSet<>();
        Set<Place> stragglers = new TreeSet<>();
        for (Sent each : sent) {
            List<JsonNode> ofTopic = counted.computeIfAbsent(each.place().topic(), unused -> new ArrayList<>());
            switch (each.input().kind()) {
                case GOOD -> ofTopic.add(Json.parse(each.input().value()));
                case STRAGGLER -> {
                    stragglers.add(each.place());
                    if (!late.contains(each.place())) {
                        ofTopic.add(Json.parse(each.input().value()));
                    }
                }
                case GARBAGE -> garbage.add(each.place());
                case COPY, CLOSING -> {
                    // Nothing comes of them.
                }
            }
        }
        Map<String, Map<String, ObjectNode>> rows = FraudReference.rows(counted);
        if (rulesChange) {
            FraudReference.leaveOutWeights(rows);
        }
        return new Expected(rows, Set.of(), garbage, stragglers);
    }

    @Override
    public RowKeys keys() {
        return (topic, row) -> rulesChange && row.path("rule_id").asText().equals(BankRules.CHANGING)
                ? null
                : FraudReference.key(topic, row);
    }

    @Override
    public boolean foretellsAlerts() {
        return true;
    }
}
