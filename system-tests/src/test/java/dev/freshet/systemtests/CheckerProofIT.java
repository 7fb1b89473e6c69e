/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.freshet.ecommerce.metrics.MetricsPipeline;
import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.check.Verdict;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.flink.RefusedSubmissionException;
import dev.freshet.systemtests.kafka.CommittedTopics;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What proves that a green line in the table means something: jobs that break the promise, and the checker says so. */
class CheckerProofIT {

    private static final int ROWS_BEHIND = 20;

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("gate")
    void seesWhatAtLeastOnceDoublesUnderKills(Subject subject) throws Exception {
        SystemSettings settings = Systems.settings("proof-at-least-once", seed, subject)
                .calmed() // or alerts are decided in another way the second time, and do not only repeat
                .cluster(cluster -> cluster.withOption("execution.checkpointing.interval", "10 s"));
        try (SystemUnderTest system = SystemUnderTest.start(settings, "sink.delivery=at-least-once")) {
            awaitRowsBehindTheNewestCheckpoint(system);
            int restores = system.job().restores();
            system.cluster().replace(system.cluster().taskManagerOf(system.job(), random));
            system.job().awaitRecovery(restores + 1);

            Verdict verdict = system.finish();

            Systems.note(Systems.of("proof: at least once", subject), 1, List.of(), verdict);
            assertThat(verdict.doubled()).isPositive();
            assertThat(verdict.lost()).isZero();
        }
    }

    /** What a job that dies now has to write again. */
    private static void awaitRowsBehindTheNewestCheckpoint(SystemUnderTest system) {
        TopicAdmin topics = TopicAdmin.of(system.broker());
        String checkpoint = system.job().newestCheckpoint();
        AtomicLong writtenBefore = new AtomicLong(Long.MAX_VALUE);
        await("a checkpoint, and rows behind it").atMost(Duration.ofMinutes(3)).until(() -> {
            long written = rows(topics, system);
            if (!system.job().newestCheckpoint().equals(checkpoint)) {
                writtenBefore.compareAndSet(Long.MAX_VALUE, written);
            }
            return written - writtenBefore.get() >= ROWS_BEHIND;
        });
    }

    private static long rows(TopicAdmin topics, SystemUnderTest system) {
        return system.definition().outputs().stream()
                .flatMap(output -> topics.ends(output.name()).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** An operator is given another uid, and Flink is told to leave out the state that nobody claims any more. */
    @Test
    @Tag("gate")
    void seesWhatARenamedUidForgets() throws Exception {
        SystemSettings settings = Systems.settings("proof-dropped-uid", seed).subject(new EcommerceSubject());
        try (SystemUnderTest system = SystemUnderTest.start(settings)) {
            String savepoint = system.job().stopWithSavepoint();
            Path renamed = JobJar.withConstant(
                    settings.jobJar(),
                    settings.directory().resolve("renamed-job.jar"),
                    MetricsPipeline.class.getName(),
                    MetricsPipeline.WINDOWS,
                    "metrics-forgets");

            assertThatThrownBy(() ->
                            system.submit(system.submission().with(renamed).from(savepoint)))
                    .as("without leave to drop state")
                    .isInstanceOf(RefusedSubmissionException.class)
                    .hasMessageContaining("Failed to rollback to checkpoint/savepoint");
            system.submit(system.submission().with(renamed).from(savepoint).dropping());
            Verdict verdict = system.finish();

            Systems.note("proof: a renamed uid", 1, List.of(), verdict);
            assertThat(verdict.wrong()).isPositive();
            assertThat(verdict.isExact()).isFalse();
        }
    }

    /** The job is told to go on: the gap stands on the status topic, and the rest is right. */
    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("gate")
    void seesWhatIsLostWhenTheOutageIsLongerThanTheTransactions(Subject subject) throws Exception {
        try (LongOutage outage = LongOutage.begin(seed, subject)) {
            outage.submit("sink.on-lost-transaction=accept");

            Verdict verdict = outage.system().finish();

            Systems.note(Systems.of("7 the same, accepted; proof: short transactions", subject), 1, List.of(), verdict);
            assertThat(verdict.lost()).isPositive();
            assertThat(verdict.doubled()).isZero();
            assertThat(status(outage)).anySatisfy(line -> assertThat(line)
                    .contains(
                            "\"transactional_id\":\""
                                    + outage.system().definition().name() + ".",
                            outage.results()));
        }
    }

    private static List<String> status(LongOutage outage) {
        String servers = outage.system().broker().bootstrapServers();
        try (CommittedTopics status = new CommittedTopics(
                servers, List.of(outage.system().definition().statusTopic()))) {
            return status.readOn().stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
