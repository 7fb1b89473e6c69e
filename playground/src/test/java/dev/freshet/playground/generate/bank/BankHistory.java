/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Label;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.TrafficSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a made-up bank wrote, and the same as a job would take it: decoded, once, in the order of event time. */
final class BankHistory {

    /** With at least two cases of every kind. */
    static final BankHistory LONG = of(20_261_123, 0.005, true, 24_000);

    private final List<GeneratedRecord> records;

    private BankHistory(List<GeneratedRecord> records) {
        this.records = records;
    }

    static BankHistory of(long seed, double rate, boolean incidents, int count) {
        BankTraffic traffic =
                BankTraffic.open(TrafficSettings.history(seed, TrafficSettings.DEFAULT_START, rate, incidents));
        List<GeneratedRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(traffic.next());
        }
        return new BankHistory(records);
    }

    List<GeneratedRecord> records() {
        return records;
    }

    /** A decoded record and what is special about it. */
    record Told<T>(T value, Moment moment, @Nullable Incident incident) {

        String kind() {
            return incident == null ? "none" : incident.kind();
        }

        boolean isBad() {
            Case happening = incident == null ? null : incident.happening();
            return happening != null && happening.bad();
        }

        String caseId() {
            Case happening = incident == null ? null : incident.happening();
            return happening == null ? "" : happening.id();
        }
    }

    List<Told<Transaction>> transactions() {
        return told(FraudTopics.TRANSACTIONS, Moment::of);
    }

    List<Told<Login>> logins() {
        return told(FraudTopics.LOGINS, Moment::of);
    }

    List<Told<Label>> labels() {
        return told(FraudTopics.LABELS, label -> new Moment(label.eventTime(), label.eventId()));
    }

    private <T> List<Told<T>> told(Topic<T> topic, Function<T, Moment> moment) {
        List<Told<T>> told = new ArrayList<>();
        for (GeneratedRecord record : records) {
            if (record.topic().equals(topic.name())
                    && !Set.of("broken", "late", "duplicate").contains(kind(record))) {
                T value = decoded(topic, record);
                told.add(new Told<>(value, moment.apply(value), record.incident()));
            }
        }
        told.sort(Comparator.comparing(Told::moment));
        return told;
    }

    static String kind(GeneratedRecord record) {
        Incident incident = record.incident();
        return incident == null ? "none" : incident.kind();
    }

    private static <T> T decoded(Topic<T> topic, GeneratedRecord record) {
        try {
            return topic.codec().decode(record.value());
        } catch (RefusedException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
