/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.kafka.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is lost, doubled or wrong.
 *
 * <p>Revisions of a row are numbered from 1 without a gap, and alerts begin and end in turn, so each one that was lost or doubled
 * shows, not only the newest.
 */
final class Comparison {

    private final Finding lost = new Finding("lost");
    private final Finding doubled = new Finding("doubled");
    private final Finding wrong = new Finding("wrong");
    private final Finding backwards = new Finding("backwards");

    void rows(String topic, Map<String, ObjectNode> expected, Map<String, RowHistory> committed) {
        new TreeMap<>(expected).forEach((key, row) -> {
            RowHistory history = committed.get(key);
            if (history == null) {
                lost.add(row.isEmpty() ? 0 : 1, topic + " has no row " + key);
            } else {
                revisions(topic, key, history);
                content(topic, key, row, history.newest());
            }
        });
        committed.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(key -> {
            wrong.add(1, topic + " has a row that nothing should have made: " + key);
        });
    }

    private void revisions(String topic, String key, RowHistory history) {
        doubled.add(history.repeated(), topic + " repeats revisions of " + key);
        lost.add(Math.toIntExact(history.missing()), topic + " lacks revisions of " + key);
        backwards.add(history.isOutOfOrder() ? 1 : 0, topic + " has an older revision after a newer one of " + key);
    }

    private void content(String topic, String key, ObjectNode expected, JsonNode newest) {
        List<String> differences = new ArrayList<>();
        expected.properties().forEach(field -> {
            JsonNode actual = newest.get(field.getKey());
            if (!same(field.getValue(), actual)) {
                differences.add(field.getKey() + " is " + actual + ", not " + field.getValue());
            }
        });
        if (!differences.isEmpty()) {
            wrong.add(1, topic + " " + key + ": " + String.join("; ", differences));
        }
    }

    /** Numbers by value: 1.50 is 1.5. */
    private static boolean same(JsonNode expected, @Nullable JsonNode actual) {
        return actual != null && expected.equals(Comparison::compareNodes, actual);
    }

    private static int compareNodes(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return Objects.equals(one, other) ? 0 : 1;
    }

    /** @param firing the keys of those that are on by the end */
    void alerts(Set<String> firing, Map<String, AlertHistory> committed) {
        committed.forEach((key, history) -> {
            doubled.add(history.repeated(), "alerts come again, of " + key);
            lost.add(history.missing(), "alerts do not begin and end in turn, of " + key);
            lost.add(
                    history.isFiring() && !firing.contains(key) ? 1 : 0,
                    "the newest alert is over, and its end was not told, of " + key);
        });
        firing.stream()
                .filter(key -> !committed.getOrDefault(key, new AlertHistory()).isFiring())
                .forEach(key -> lost.add(1, "an alert is on, and its beginning was not told, of " + key));
    }

    /** @param committed the inputs that dead letters were written for */
    void deadLetters(Set<Place> expected, List<Place> committed) {
        Map<Place, Integer> counts = count(committed, "dead letter");
        expected.stream()
                .filter(place -> !counts.containsKey(place))
                .sorted()
                .forEach(place -> lost.add(1, "no dead letter for " + place));
        counts.keySet().stream()
                .filter(place -> !expected.contains(place))
                .forEach(place -> wrong.add(1, "a dead letter for " + place + ", which is a good record"));
    }

    /** @param committed the inputs that are on the late topic */
    void late(Set<Place> allowed, List<Place> committed) {
        count(committed, "late record").keySet().stream()
                .filter(place -> !allowed.contains(place))
                .forEach(place -> wrong.add(1, place + " is on the late topic and came in time"));
    }

    private Map<Place, Integer> count(List<Place> places, String what) {
        Map<Place, Integer> counts = new HashMap<>();
        places.forEach(place -> {
            if (counts.merge(place, 1, Integer::sum) > 1) {
                doubled.add(1, "more than one " + what + " for " + place);
            }
        });
        return counts;
    }

    Verdict verdict(int recordsIn, long committedOut) {
        List<String> examples = Stream.of(lost, doubled, wrong, backwards)
                .flatMap(finding -> finding.examples().stream())
                .toList();
        return new Verdict(
                recordsIn, committedOut, lost.count(), doubled.count(), wrong.count(), backwards.count(), examples);
    }
}
