/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import static dev.freshet.playground.compose.ComposeFile.ROOT;
import static dev.freshet.playground.compose.ComposeFile.list;
import static dev.freshet.playground.compose.ComposeFile.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.YamlParserUtils;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be seen of {@code docker-compose.yml} without an engine; {@code ComposeIT} brings it up. */
class ComposeFileTest {

    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws Exception {
        services = ComposeFile.read().services();
    }

    @Test
    void hasKafkaFlinkTheJobAndWhatWatchesThem() {
        assertThat(services)
                .containsOnlyKeys(
                        "generator",
                        "grafana",
                        "job-ecommerce",
                        "jobmanager",
                        "kafka",
                        "prometheus",
                        "taskmanager",
                        "topics");
    }

    @Test
    void namesExactVersionsOfImages() {
        assertThat(services.values())
                .extracting(service -> service.get("image"))
                .allSatisfy(image -> assertThat((String) image).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+(-java17)?"));
    }

    @Test
    void runsTheFlinkThatJobsAreBuiltFor() {
        String image = "flink:" + EnvironmentInformation.getVersion() + "-java17";

        assertThat(List.of("jobmanager", "taskmanager", "job-ecommerce", "topics", "generator"))
                .allSatisfy(name -> assertThat(service(name)).containsEntry("image", image));
    }

    @Test
    void givesNoContainerMoreThanItNeeds() {
        assertThat(services).allSatisfy((name, service) -> {
            assertThat((String) service.get("user")).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(list(service, "cap_drop")).isEqualTo(List.of("ALL"));
            assertThat(list(service, "security_opt")).isEqualTo(List.of("no-new-privileges:true"));
            assertThat((String) service.get("mem_limit")).matches("[1-9]\\d*[mg]");
            assertThat(service)
                    .containsEntry("read_only", !name.equals("kafka"))
                    .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid", "ipc", "devices");
        });
    }

    /** For the script that starts it, and for what its JVM takes beyond what Flink counts. */
    @Test
    void leavesRoomBesideTheMemoryThatFlinkCounts() {
        assertThat(memoryBeside("jobmanager")).isEqualTo(MemorySize.ofMebiBytes(256));
        assertThat(memoryBeside("taskmanager")).isEqualTo(MemorySize.ofMebiBytes(256));
    }

    @Test
    void publishesOnThisMachineOnly() {
        assertThat(services.values())
                .flatExtracting(service -> list(service, "ports"))
                .hasSize(4)
                .allSatisfy(port ->
                        assertThat((String) port).matches("127\\.0\\.0\\.1:\\$\\{FRESHET_[A-Z]+_PORT:-\\d+}:\\d+"));
    }

    @Test
    void asksWhatRunsOnForItsHealthAndEndsWhatRunsOnce() {
        assertThat(services).allSatisfy((name, service) -> {
            boolean once = name.equals("topics") || name.startsWith("job-");
            assertThat(service.get("restart")).isEqualTo(once ? "no" : "unless-stopped");
            assertThat(service.containsKey("healthcheck")).isEqualTo(!once);
        });
    }

    @Test
    void waitsForWhatItDependsOn() {
        assertThat(services).allSatisfy((name, service) -> mapping(service.get("depends_on"))
                .forEach((other, dependency) -> {
                    boolean once = "no".equals(service(other).get("restart"));
                    assertThat(mapping(dependency))
                            .as(name + " on " + other)
                            .containsEntry("condition", once ? "service_completed_successfully" : "service_healthy");
                }));
    }

    @Test
    void mountsOnlyWhatThereIsAndOnlyToRead() {
        List<Mount> mounts = services.values().stream()
                .flatMap(service -> list(service, "volumes").stream())
                .map(ComposeFileTest::mount)
                .filter(mount -> mount.source().startsWith("."))
                .toList();

        assertThat(mounts)
                .extracting(Mount::source)
                .containsOnly(
                        "./deploy/compose/submit-job",
                        "./deploy/grafana/dashboards",
                        "./deploy/grafana/provisioning",
                        "./deploy/prometheus",
                        "./jobs-ecommerce/target",
                        "./playground/target");
        assertThat(mounts).allSatisfy(mount -> {
            Path source = ROOT.resolve(mount.source()).normalize();
            assertThat(mount.readOnly()).as(mount.source()).isTrue();
            assertThat(source.endsWith("target") ? source.getParent() : source).exists();
        });
    }

    private static Map<String, Object> service(String name) {
        return services.getOrDefault(name, Map.of());
    }

    private static MemorySize memoryBeside(String name) {
        String flink = (String) mapping(service(name).get("environment")).get("FLINK_PROPERTIES");
        Object counted = YamlParserUtils.convertToObject(flink, Map.class).get(name + ".memory.process.size");
        return MemorySize.parse((String) service(name).get("mem_limit")).subtract(MemorySize.parse((String) counted));
    }

    /** Of the short form {@code source:target:ro} or the long one. */
    private static Mount mount(Object entry) {
        if (entry instanceof String text) {
            return new Mount(text.split(":", 2)[0], text.endsWith(":ro"));
        }
        Map<String, Object> mount = mapping(entry);
        return new Mount((String) mount.getOrDefault("source", ""), Boolean.TRUE.equals(mount.get("read_only")));
    }

    private record Mount(String source, boolean readOnly) {}
}
