/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.deployment.Promtool.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus understands the alerts and the dashboard's queries, and every alert fires and keeps quiet when it should. */
class PrometheusRulesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void takesEveryAlert() throws Exception {
        Verdict verdict = promtool().run(Sources.PROMETHEUS, "check", "rules", "alerts.yml");

        assertThat(verdict.output()).contains("SUCCESS: " + Monitoring.alerts().size() + " rules found");
        assertThat(verdict.code()).isZero();
    }

    @Test
    void everyAlertIsTriedWhereItFiresAndWhereItKeepsQuiet() {
        List<String> alerts =
                Monitoring.alerts().stream().map(alert -> alert.text("alert")).toList();

        Map<Boolean, Set<String>> triedByWhetherItFires = Sources.yaml(Sources.ALERT_CASES).list("tests").stream()
                .flatMap(test -> test.list("alert_rule_test").stream())
                .collect(partitioningBy(
                        PrometheusRulesIT::expectsAlerts, mapping(moment -> moment.text("alertname"), toSet())));

        assertThat(triedByWhetherItFires.get(true)).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(triedByWhetherItFires.get(false)).containsExactlyInAnyOrderElementsOf(alerts);
    }

    private static boolean expectsAlerts(Yaml moment) {
        return !moment.list("exp_alerts").isEmpty();
    }

    @Test
    void firesWhenItShould() throws Exception {
        Verdict verdict = promtool().run(Sources.PROMETHEUS, "test", "rules", "alerts-test.yml");

        assertThat(verdict.output()).contains("SUCCESS").doesNotContain("FAILED");
        assertThat(verdict.code()).isZero();
    }

    /** A panel's query as a recording rule: the checker knows no dashboards. JSON is YAML. */
    @Test
    void takesEveryQueryOfTheDashboard() throws Exception {
        ObjectNode file = JSON.createObjectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", "panels");
        ArrayNode rules = group.putArray("rules");
        for (PromQuery query : Monitoring.panels()) {
            rules.addObject().put("record", "panel:query" + rules.size()).put("expr", query.expression());
        }
        Files.writeString(directory.resolve("panels.yml"), JSON.writeValueAsString(file));

        Verdict verdict = promtool().run(directory, "check", "rules", "panels.yml");

        assertThat(verdict.output()).contains("SUCCESS: " + Monitoring.panels().size() + " rules found");
        assertThat(verdict.code()).isZero();
    }

    private static Promtool promtool() throws Exception {
        Optional<Promtool> promtool = Promtool.find();
        assumeTrue(
                promtool.isPresent(),
                "no promtool on the PATH (Debian's package prometheus has it), and no Docker engine that answers with "
                        + Promtool.IMAGE);
        return promtool.orElseThrow();
    }
}
