/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.cli.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What alerts and dashboard ask Prometheus. */
final class Monitoring {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Monitoring() {}

    static List<Yaml> alerts() {
        return groups().flatMap(group -> group.list("rules").stream()).toList();
    }

    /** What must find an answer where that job runs: all but the alerts and panels that stand under the name of another job. */
    static List<PromQuery> queriesOf(JobDefinition job) {
        List<String> others = Jobs.ALL.stream()
                .filter(other -> !other.equals(job))
                .map(JobDefinition::name)
                .toList();
        Stream<PromQuery> alerts = groups().filter(group ->
                        others.stream().noneMatch(other -> group.text("name").equals("freshet-" + other)))
                .flatMap(group -> group.list("rules").stream())
                .map(alert -> new PromQuery(alert.text("alert"), alert.text("expr")));
        Stream<PromQuery> panels = panels().stream().filter(query -> others.stream()
                .noneMatch(other -> query.where().startsWith(other + ": ")));
        return Stream.concat(alerts, panels).toList();
    }

    private static Stream<Yaml> groups() {
        return Sources.yaml(Sources.ALERTS).list("groups").stream();
    }

    /** Of every panel, and of the list from which a reader of the dashboard chooses. */
    static List<PromQuery> panels() {
        JsonNode dashboard = dashboard();
        List<PromQuery> queries = new ArrayList<>();
        String row = "";
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            row = panel.path("type").asText().equals("row") ? title : row;
            for (JsonNode target : panel.path("targets")) {
                queries.add(PromQuery.ofPanel(
                        row + ": " + title, target.path("expr").asText()));
            }
        }
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            String query = variable.path("query").path("query").asText();
            queries.add(PromQuery.ofPanel(
                    variable.path("name").asText(), query.replaceAll("label_values\\((.*), *\\w+\\)", "$1")));
        }
        return queries;
    }

    /** The titles of all panels. */
    static List<String> titles() {
        List<String> titles = new ArrayList<>();
        dashboard()
                .path("panels")
                .forEach(panel -> titles.add(panel.path("title").asText()));
        return titles;
    }

    static JsonNode dashboard() {
        try {
            return JSON.readTree(Sources.text(Sources.DASHBOARD));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Sources.DASHBOARD + " is no JSON", e);
        }
    }
}
