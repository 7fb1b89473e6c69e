/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.playground.local.JobRun;
import dev.freshet.playground.local.LocalEnvironment;
import dev.freshet.playground.local.LocalFlink;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every metric that an alert or a panel reads is one that every job exposes through the reporter of the deployment, under that
 * name and with such labels.
 *
 * <p>Panels under a job's name are for that job, which is given rules or campaigns, because some count by them. All metrics are there without a fault, those that count faults as zero; one
 * that only came with a fault would need a list here, with the reason.
 */
class ObservedMetricsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    static Stream<String> jobs() {
        return Jobs.ALL.stream().map(JobDefinition::name);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void alertsAndDashboardReadWhatTheJobExposes(String name) throws Exception {
        JobDefinition job = Jobs.named(name);
        List<PromQuery> queries = Monitoring.queriesOf(job);
        int port = freePort();
        Set<String> before = kafka.admin().listTopics().names().get();
        LocalEnvironment environment = new LocalFlink(
                        directory, 2, Duration.ofSeconds(1), OptionalInt.empty(), reporter(job, port))
                .environment();
        JobLaunch launch = JobLaunch.in(environment, job, JobLaunch.options(job, arguments(job)));
        launch.preflight();

        try (JobRun run = JobRun.start(environment, launch)) {
            send(job);

            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                            unanswered(queries, scrape(port)))
                    .as("queries that read what %s does not expose", job.name())
                    .isEmpty());
            assertThat(queries).hasSizeGreaterThan(40);
            assertThat(run.endsWithin(Duration.ZERO)).isFalse();
        } finally {
            deleteAllBut(before);
        }
    }

    private void send(JobDefinition job) {
        CommandLineRun traffic = freshet(
                "generate",
                job.name(),
                "--controls",
                "--events",
                "300",
                "--rate",
                "300",
                "--bootstrap-servers",
                kafka.bootstrapServers());
        assertThat(traffic.code()).as(traffic.err()).isZero();
    }

    private static List<PromQuery> unanswered(List<PromQuery> queries, List<Sample> samples) {
        return queries.stream()
                .filter(query -> query.selectors().stream()
                        .anyMatch(selector -> samples.stream().noneMatch(selector::selects)))
                .toList();
    }

    /** Every scrape is of both job manager and task manager, which share a process here. */
    private List<Sample> scrape(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return Sample.all(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** What the deployment says about metrics, but for the port. */
    private static Map<String, String> reporter(JobDefinition job, int port) {
        Map<String, String> settings = new TreeMap<>();
        Sources.yaml(Sources.KUBERNETES.resolve(job.name() + ".yaml"))
                .mapping("spec", "flinkConfiguration")
                .forEach((key, value) -> {
                    if (key.startsWith("metrics.")) {
                        settings.put(key, key.endsWith(".port") ? Integer.toString(port) : value);
                    }
                });
        return settings;
    }

    private String[] arguments(JobDefinition job) {
        return new String[] {
            "--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
            "--set", "job.instance=" + KafkaFixture.uniqueName(job.name()),
            "--set", "topics.create=true"
        };
    }

    private void deleteAllBut(Set<String> before) throws Exception {
        List<String> created =
                new ArrayList<>(kafka.admin().listTopics().names().get());
        created.removeAll(before);
        created.removeIf(topic -> topic.startsWith("__"));
        kafka.deleteTopics(created.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
