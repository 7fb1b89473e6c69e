/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.Options;
import dev.freshet.common.launch.SuiteOptions;
import dev.freshet.playground.cli.Jobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes is told agrees with the jobs, with Flink and with the images. */
class KubernetesManifestTest {

    private static final String MAIN_CONTAINER = "flink-main-container";

    /** What a broker allows that was not asked otherwise: transaction.max.timeout.ms. */
    private static final Duration USUAL_BROKER_MAXIMUM = Duration.ofMinutes(15);

    private static final Pattern FILE_REFERENCE = Pattern.compile("\\$\\{file:([^:}]+):[^}]+}");

    static Stream<String> jobs() {
        return Jobs.ALL.stream().map(JobDefinition::name);
    }

    @Test
    void thereIsOneManifestPerJobAndNoOther() {
        List<String> manifests = Sources.filesOf(Sources.KUBERNETES, ".yaml").stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(manifests)
                .containsExactlyInAnyOrderElementsOf(
                        jobs().map(job -> job + ".yaml").toList());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void isADeploymentOfThatJob(String job) throws Exception {
        Yaml manifest = manifest(job);

        String entryClass = manifest.text("spec", "job", "entryClass");

        assertThat(manifest.text("apiVersion")).isEqualTo("flink.apache.org/v1beta1");
        assertThat(manifest.text("kind")).isEqualTo("FlinkDeployment");
        assertThat(manifest.text("metadata", "name")).isEqualTo(job);
        assertThat(Sources.mainClasses()).as("main classes of the JARs").contains(entryClass);
        assertThat(Class.forName(entryClass).getField("DEFINITION").get(null)).isSameAs(Jobs.named(job));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void theJobTakesItsArgumentsAndCanKeepItsPromiseWithThem(String job) {
        JobDefinition definition = Jobs.named(job);
        StreamExecutionEnvironment environment = configured(job);

        Options options = JobLaunch.options(definition, arguments(job));
        JobLaunch.in(environment, definition, options);

        Duration timeout = options.get(SuiteOptions.TRANSACTION_TIMEOUT);
        Duration interval = Duration.ofMillis(environment.getCheckpointConfig().getCheckpointInterval());
        assertThat(interval).isPositive();
        assertThat(timeout)
                .isGreaterThan(interval.plus(options.get(SuiteOptions.EXPECTED_RESTART)))
                .isLessThanOrEqualTo(USUAL_BROKER_MAXIMUM);
    }

    /** An upgrade goes through a savepoint, which knows these operators and no others. */
    @ParameterizedTest
    @MethodSource("jobs")
    void whatItsArgumentsMakeHasThePinnedUids(String job) {
        JobDefinition definition = Jobs.named(job);
        StreamExecutionEnvironment environment = configured(job);
        JobLaunch.in(environment, definition, JobLaunch.options(definition, arguments(job)));

        Stream<String> uids =
                environment.getStreamGraph(false).getStreamNodes().stream().map(StreamNode::getTransformationUID);

        assertThat(uids).containsExactlyInAnyOrderElementsOf(pinnedUids(job));
        assertThat(environment.getMaxParallelism())
                .isGreaterThanOrEqualTo(Integer.parseInt(manifest(job).text("spec", "job", "parallelism")));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void flinkKnowsEveryKeyAndTakesEveryValue(String job) {
        Map<String, String> configuration = manifest(job).mapping("spec", "flinkConfiguration");

        List<String> faults = FlinkOptions.faults(configuration);

        assertThat(faults).isEmpty();
        assertThat(configuration)
                .containsKeys("execution.checkpointing.dir", "metrics.reporter.prom.port")
                .containsEntry("execution.checkpointing.num-retained", "3")
                .containsEntry("high-availability.type", "kubernetes");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void keepsItsStateApartAndUpgradesThroughASavepoint(String job) {
        Yaml manifest = manifest(job);

        List<String> directories = Stream.of(
                        "execution.checkpointing.dir",
                        "execution.checkpointing.savepoint-dir",
                        "high-availability.storageDir")
                .map(key -> manifest.text("spec", "flinkConfiguration", key))
                .toList();

        assertThat(directories).doesNotHaveDuplicates().allMatch(directory -> directory.contains("/" + job + "/"));
        assertThat(manifest.text("spec", "job", "upgradeMode")).isEqualTo("savepoint");
        assertThat(manifest.text("spec", "job", "state")).isEqualTo("running");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void runsAPinnedImageOfTheFlinkThatWeBuildFor(String job) {
        Path pom = Sources.ROOT.resolve("pom.xml");
        String flink = Sources.pom(pom, "flink.version");
        String version = Sources.pom(pom, "version");

        Yaml manifest = manifest(job);

        assertThat(manifest.text("spec", "image")).isEqualTo("freshet-" + job + ":" + version);
        assertThat(manifest.text("spec", "flinkVersion"))
                .isEqualTo("v" + flink.replaceAll("\\.[0-9]+$", "").replace('.', '_'));
        assertThat(Sources.text(Sources.ROOT.resolve("deploy/docker/Dockerfile")))
                .contains("FROM flink:" + flink + "-java17\n")
                .contains("-t freshet-ecommerce:" + version + " ");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void runsWithoutRootAndWithoutRights(String job) {
        Yaml pod = manifest(job).at("spec", "podTemplate", "spec");

        Yaml container = pod.at("containers", 0);

        assertThat(pod.mapping("securityContext"))
                .containsEntry("runAsNonRoot", "true")
                .containsEntry("runAsUser", "9999");
        assertThat(container.text("name")).isEqualTo(MAIN_CONTAINER);
        assertThat(container.mapping("securityContext"))
                .containsEntry("allowPrivilegeEscalation", "false")
                .containsEntry("readOnlyRootFilesystem", "true");
        assertThat(container.texts("securityContext", "capabilities", "drop")).containsExactly("ALL");
        assertThat(container.texts("volumeMounts").stream().filter(mount -> mount.contains("mountPath=/tmp")))
                .as("RocksDB needs a place that can be written")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void readsSecretsFromMountedFilesOnly(String job) {
        Yaml pod = manifest(job).at("spec", "podTemplate", "spec");
        List<String> secretVolumes = pod.list("volumes").stream()
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.text("name"))
                .toList();
        List<String> places = pod.list("containers", 0, "volumeMounts").stream()
                .filter(mount -> secretVolumes.contains(mount.text("name")))
                .map(mount -> mount.text("mountPath"))
                .toList();

        List<String> files = FILE_REFERENCE
                .matcher(String.join("\n", arguments(job)))
                .results()
                .map((MatchResult reference) -> reference.group(1))
                .toList();

        assertThat(places).containsExactly("/opt/freshet/kafka");
        assertThat(files).as("the login").containsExactly("/opt/freshet/kafka/client.properties");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void isWatchedAndLimited(String job) {
        Yaml spec = manifest(job).at("spec");
        String port = spec.text("flinkConfiguration", "metrics.reporter.prom.port");

        assertThat(spec.text("podTemplate", "spec", "containers", 0, "ports", 0, "containerPort"))
                .isEqualTo(port);
        assertThat(spec.mapping("podTemplate", "metadata", "annotations"))
                .containsEntry("prometheus.io/port", port)
                .containsEntry("prometheus.io/scrape", "true");
        for (String role : List.of("jobManager", "taskManager")) {
            assertThat(spec.mapping(role, "resource")).containsKeys("cpu", "memory");
            Yaml container = spec.at(role, "podTemplate", "spec", "containers", 0);
            assertThat(container.text("name")).isEqualTo(MAIN_CONTAINER);
            assertThat(container.has("livenessProbe")).as("liveness of " + role).isTrue();
        }
    }

    private static StreamExecutionEnvironment configured(String job) {
        Map<String, String> cluster = manifest(job).mapping("spec", "flinkConfiguration");
        return StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(cluster));
    }

    /** The list that the job's own module holds its operators to; it stands in the package of its main class. */
    private static List<String> pinnedUids(String job) {
        String main = manifest(job).text("spec", "job", "entryClass");
        String place = main.substring(0, main.lastIndexOf('.')).replace('.', '/');
        List<Path> pins = Sources.filesOf(Sources.ROOT, "/src/test/resources/" + place + "/uids.txt");
        assertThat(pins).as("pinned uids of " + job).hasSize(1);
        return Sources.text(pins.get(0)).lines().toList();
    }

    private static Yaml manifest(String job) {
        return Sources.yaml(Sources.KUBERNETES.resolve(job + ".yaml"));
    }

    private static String[] arguments(String job) {
        return manifest(job).texts("spec", "job", "args").toArray(String[]::new);
    }
}
