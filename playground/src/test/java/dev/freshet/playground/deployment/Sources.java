/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.YamlParserUtils;

/** The files of the repository that people deploy from, and the poms that they must agree with. */
final class Sources {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");
    static final Path ALERTS = PROMETHEUS.resolve("alerts.yml");
    static final Path ALERT_CASES = PROMETHEUS.resolve("alerts-test.yml");
    static final Path DASHBOARD = ROOT.resolve("deploy/grafana/dashboards/freshet.json");
    static final Path RUNBOOK = ROOT.resolve("docs/runbook.md");
    static final Path OPERATIONS = ROOT.resolve("docs/operations.md");

    private Sources() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of one YAML document; a key that stands in it twice is an error. */
    static Yaml yaml(Path file) {
        try {
            return new Yaml(YamlParserUtils.loadYamlFile(file.toFile()));
        } catch (Exception e) {
            throw new IllegalStateException(file + " is not one YAML document", e);
        }
    }

    static List<Path> filesOf(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the first element of that name in a pom: good enough for properties and the project's version. */
    static String pom(Path pom, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(text(pom));
        if (!matcher.find()) {
            throw new IllegalStateException(pom + " has no " + element);
        }
        return matcher.group(1);
    }

    /** The main classes of the JARs that clusters are given. */
    static List<String> mainClasses() {
        return filesOf(ROOT, "pom.xml").stream()
                .filter(pom -> text(pom).contains("<job.main.class>"))
                .map(pom -> pom(pom, "job.main.class"))
                .toList();
    }
}
