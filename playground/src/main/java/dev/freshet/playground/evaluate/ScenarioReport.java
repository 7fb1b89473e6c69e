/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Topic;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Labelled cases against what a job made of them.
 *
 * <p>A case is caught where at least one of its records is evidence of an alert, or a transaction that did not simply pass. An alert
 * is false where none of its evidence is part of a bad case. Alerts are counted by their rule: precision is a rule's, recall a
 * kind's, and both stand in one row where they have one name.
 */
public final class ScenarioReport {

    private final LabelledCases cases;
    private final RaisedAlerts alerts;
    private final Decisions decisions;
    private final Set<LabelledCase> noticed;

    private ScenarioReport(LabelledCases cases, RaisedAlerts alerts, Decisions decisions) {
        this.cases = cases;
        this.alerts = alerts;
        this.decisions = decisions;
        this.noticed = noticed();
    }

    /**
     * Reads the labels, and the alerts and decisions among a replay's results.
     *
     * @param outputs of the job; those that hold neither are not read
     * @param results the directory that holds {@code <topic>.ndjson} of each
     */
    public static ScenarioReport of(Path labels, List<Topic<?>> outputs, Path results) {
        return new ScenarioReport(
                LabelledCases.in(labels),
                RaisedAlerts.in(files(outputs.stream().filter(topic -> topic.recordType() == Alert.class), results)),
                Decisions.in(
                        files(outputs.stream().filter(topic -> topic.entity().equals("decisions")), results)));
    }

    private static List<Path> files(Stream<Topic<?>> topics, Path results) {
        return topics.map(topic -> results.resolve(topic.name() + ".ndjson")).toList();
    }

    private Set<LabelledCase> noticed() {
        Set<LabelledCase> found = new HashSet<>(cases.of(decisions.questioned()));
        alerts.all().forEach(alert -> found.addAll(cases.of(alert.eventIds())));
        return found;
    }

    /** One row for each kind of bad case and for each rule that raised an alert, by name. */
    List<ScenarioRow> bad() {
        Set<String> names = new TreeSet<>();
        cases.all().stream().filter(LabelledCase::bad).map(LabelledCase::kind).forEach(names::add);
        alerts.all().stream().map(RaisedAlert::ruleId).forEach(names::add);
        return names.stream().map(name -> row(name, name::equals)).toList();
    }

    /** All bad cases and all alerts. */
    ScenarioRow total() {
        return row("all", name -> true);
    }

    private ScenarioRow row(String name, Predicate<String> counts) {
        List<LabelledCase> own = cases.all().stream()
                .filter(LabelledCase::bad)
                .filter(each -> counts.test(each.kind()))
                .toList();
        List<RaisedAlert> raised = alerts.all().stream()
                .filter(alert -> counts.test(alert.ruleId()))
                .toList();
        return new ScenarioRow(
                name,
                own.size(),
                own.stream().filter(noticed::contains).count(),
                raised.size(),
                raised.stream().filter(this::isFalse).count());
    }

    /** By kind, how many harmless cases there were and about how many of them there was an alarm. */
    SortedMap<String, Share> harmless() {
        SortedMap<String, Share> shares = new TreeMap<>();
        cases.all().stream()
                .filter(each -> !each.bad())
                .forEach(each -> shares.merge(each.kind(), new Share(noticed.contains(each) ? 1 : 0, 1), Share::plus));
        return shares;
    }

    /** False alerts that are about no labelled case at all. */
    long outOfTheBlue() {
        return alerts.all().stream()
                .filter(alert -> cases.of(alert.eventIds()).isEmpty())
                .count();
    }

    /** Of the transactions that did not simply pass, those that are part of a bad case. */
    Share transactionPrecision() {
        Set<String> questioned = decisions.questioned();
        return new Share(questioned.stream().filter(cases::isBad).count(), questioned.size());
    }

    /** Of the transactions that are part of a bad case, those that did not simply pass. */
    Share transactionRecall() {
        long bad = decisions.all().stream().filter(cases::isBad).count();
        return new Share(transactionPrecision().part(), bad);
    }

    boolean hasDecisions() {
        return !decisions.all().isEmpty();
    }

    private boolean isFalse(RaisedAlert alert) {
        return alert.eventIds().stream().noneMatch(cases::isBad);
    }
}
