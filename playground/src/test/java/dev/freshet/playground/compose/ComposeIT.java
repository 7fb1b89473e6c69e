/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code docker compose up} as a user does it, with the profiles demo and metrics; Grafana is left out, because its image cannot
 * be had everywhere. Each test finds the stack as another one left it and waits until it is well again.
 */
@Tag("full")
class ComposeIT {

    private static final Logger LOG = LoggerFactory.getLogger(ComposeIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Optional<String> obstacle = Optional.empty();
    private static @Nullable ComposeStack started;

    @BeforeAll
    static void up() throws Exception {
        obstacle = ComposeStack.obstacle();
        if (obstacle.isEmpty()) {
            LOG.info("Grafana is left out: only docker-compose.yml itself, and Prometheus, are tried");
            started = new ComposeStack();
            started.up();
        }
    }

    /** Before each test and not before all: only so do the reports list what was skipped. */
    @BeforeEach
    void needsCompose() {
        assumeThat(obstacle).as("obstacle to docker compose").isEmpty();
    }

    @AfterAll
    static void down() throws Exception {
        if (started != null) {
            started.down();
        }
    }

    @Test
    void commitsResultsThatAClientOfThisMachineReads() {
        List<String> orders = awaitMoreOrders(0);

        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void makesOffersThatPrometheusCounts() {
        CommittedRows rows = new CommittedRows(stack().bootstrapServers());

        List<String> offers = await().until(rows::offers, made -> !made.isEmpty());

        assertThat(offers).doesNotHaveDuplicates();
        await().untilAsserted(() -> assertThat(stack().prometheus(
                                "/api/v1/query?query=sum%28flink_taskmanager_job_task_operator_campaignActions%29")
                        .at("/data/result/0/value/1")
                        .asDouble())
                .isPositive());
    }

    @Test
    void showsBothKindsOfFlinkProcessesToPrometheus() {
        await().untilAsserted(() -> {
            JsonNode result = stack().prometheus("/api/v1/query?query=up%7Bjob%3D~%22flink-.%2A%22%7D")
                    .at("/data/result");

            assertThat(result)
                    .extracting(series -> series.at("/metric/job").asText() + " "
                            + series.at("/value/1").asText())
                    .containsExactlyInAnyOrder("flink-jobmanager 1", "flink-taskmanager 1");
        });
    }

    @Test
    void runsWithoutAnyPrivilegeAndPublishesOnThisMachineOnly() throws Exception {
        List<JsonNode> containers = stack().containers();

        assertThat(containers).hasSize(7);
        assertThat(containers)
                .flatExtracting(
                        container -> container.at("/NetworkSettings/Ports").findValuesAsText("HostIp"))
                .containsExactly("127.0.0.1", "127.0.0.1", "127.0.0.1");
        for (JsonNode container : containers) {
            String name = container.path("Name").asText();
            assertThat(container.at("/Config/User").asText()).as(name).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(container.at("/HostConfig/Privileged").asBoolean())
                    .as(name)
                    .isFalse();
            if (container.at("/State/Running").asBoolean()) {
                assertThat(stack().processStatus(container))
                        .as(name)
                        .containsPattern("Uid:(\\t[1-9]\\d*){4}\\n")
                        .containsPattern("CapPrm:\\t0{16}\\n")
                        .containsPattern("CapBnd:\\t0{16}\\n")
                        .containsPattern("NoNewPrivs:\\t1\\n");
            }
        }
    }

    @Test
    void submitsNothingWhereTheJobRuns() throws Exception {
        awaitMoreOrders(0);
        Set<String> before = jobs();

        stack().up();

        await().until(() -> stack().compose("logs", "job-ecommerce").contains("ecommerce runs already"));
        assertThat(jobs()).hasSize(1).isEqualTo(before);
    }

    @Test
    void goesOnWhenItsTaskManagerIsKilled() throws Exception {
        int before = awaitMoreOrders(0).size();
        int restored = restored();

        stack().compose("kill", "taskmanager");
        stack().up("taskmanager");

        await().until(() -> restored() > restored);
        assertThat(awaitMoreOrders(before)).doesNotHaveDuplicates();
    }

    @Test
    void goesOnFromTheNewestCheckpointWhenTheJobManagerIsKilled() throws Exception {
        int before = awaitMoreOrders(0).size();
        Set<String> lost = jobs();

        stack().compose("kill", "jobmanager");
        stack().up();

        await().until(() -> jobs().size() == 1 && !jobs().equals(lost));
        await().until(() -> restored() > 0);
        assertThat(awaitMoreOrders(before)).doesNotHaveDuplicates();
    }

    private static List<String> awaitMoreOrders(int than) {
        CommittedRows rows = new CommittedRows(stack().bootstrapServers());
        return await().until(rows::orderRevisions, revisions -> revisions.size() > than);
    }

    /** Those that have not ended, by id. */
    private static Set<String> jobs() throws Exception {
        JsonNode jobs = stack().flink("/jobs/overview").path("jobs");
        return StreamSupport.stream(jobs.spliterator(), false)
                .filter(job -> job.path("end-time").asLong() < 0)
                .map(job -> job.path("jid").asText())
                .collect(Collectors.toSet());
    }

    /** How often the job was started from a checkpoint. */
    private static int restored() throws Exception {
        String job = jobs().iterator().next();
        return stack().flink("/jobs/" + job + "/checkpoints")
                .at("/counts/restored")
                .asInt();
    }

    private static ComposeStack stack() {
        if (started == null) {
            throw new IllegalStateException("not up");
        }
        return started;
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions();
    }
}
