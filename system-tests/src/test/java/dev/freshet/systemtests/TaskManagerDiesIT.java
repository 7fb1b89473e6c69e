/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.Transactions;
import dev.freshet.systemtests.link.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fault 1: {@code kill -9} of task managers, again and again. */
class TaskManagerDiesIT {

    private static final int KILLS_IN_SHORT = 3;
    private static final int KILLS_OF_EACH_MOMENT = 5;

    /** Between a checkpoint and the next, so that there is a time in which none is in progress and a commit is under way. */
    private static final String PAUSE = "2 s";

    /** Each writes into one transaction at a time. */
    private static final int SUBTASKS = 2;

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    /** Of the kills at that moment, those after which the broker still knew of more transactions than are being written. */
    private int uncommittedAtKill;

    /** When the kill comes. */
    private enum Moment {
        SOMEWHEN(1),
        CHECKPOINT_IN_PROGRESS(1),
        BETWEEN_PRE_COMMIT_AND_COMMIT(1),
        /** The first kill makes the moment. */
        WHILE_RESTORING(2);

        private final int kills;

        Moment(int kills) {
            this.kills = kills;
        }
    }

    /** What the other test does at length. */
    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("short")
    void losesAndDoublesNothing(Subject subject) throws Exception {
        try (LinkedSystem linked = LinkedSystem.start(Systems.settings("task-manager-dies", seed, subject))) {
            List<Duration> recoveries = kill(linked, Moment.SOMEWHEN, KILLS_IN_SHORT);

            Systems.assertExact(
                    Systems.of("1 task manager dies", subject),
                    recoveries,
                    linked.system().finish());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.systemtests.Systems#subjects")
    @Tag("full")
    void losesAndDoublesNothingWheneverItDies(Subject subject) throws Exception {
        try (LinkedSystem linked = LinkedSystem.start(Systems.settings("task-manager-dies-often", seed, subject)
                .cluster(cluster -> cluster.withOption("execution.checkpointing.min-pause", PAUSE)))) {
            List<Duration> recoveries = new ArrayList<>();
            int kills = 0;
            for (Moment moment : Moment.values()) {
                recoveries.addAll(kill(linked, moment, KILLS_OF_EACH_MOMENT));
                kills += KILLS_OF_EACH_MOMENT * moment.kills;
            }

            assertThat(uncommittedAtKill)
                    .as("kills that came before a commit was done, of %d", KILLS_OF_EACH_MOMENT)
                    .isPositive();
            Systems.assertExact(
                    Systems.of("1 task manager dies at any moment", subject),
                    kills,
                    recoveries,
                    linked.system().finish());
        }
    }

    private List<Duration> kill(LinkedSystem linked, Moment moment, int times) {
        SystemUnderTest system = linked.system();
        List<Duration> recoveries = new ArrayList<>();
        try (Transactions transactions = Transactions.at(system.broker().bootstrapServers())) {
            for (int count = 0; count < times; count++) {
                SubmittedJob job = system.job();
                int restores = job.restores();
                awaitMoment(moment, linked, transactions);
                Instant begin = Instant.now();
                system.cluster().replace(system.cluster().taskManagerOf(job, random));
                if (moment == Moment.BETWEEN_PRE_COMMIT_AND_COMMIT && transactions.open() > SUBTASKS) {
                    uncommittedAtKill++;
                }
                linked.link().set(Condition.GOOD);
                job.awaitRecovery(restores + moment.kills);
                recoveries.add(Duration.between(begin, Instant.now()));
            }
        }
        return recoveries;
    }

    private void awaitMoment(Moment moment, LinkedSystem linked, Transactions transactions) {
        SystemUnderTest system = linked.system();
        SubmittedJob job = system.job();
        switch (moment) {
            case SOMEWHEN -> Moments.pass(Duration.ofMillis(random.nextInt(2_000)));
            case CHECKPOINT_IN_PROGRESS -> job.awaitCheckpointInProgress();
            case BETWEEN_PRE_COMMIT_AND_COMMIT -> awaitCommitUnderWay(linked, transactions);
            case WHILE_RESTORING -> {
                system.cluster().replace(system.cluster().taskManagerOf(job, random));
                job.awaitTasksStarting();
            }
        }
    }

    /** A slow link stretches the moment: the checkpoint is complete, and its transactions are open beside the next ones. */
    private static void awaitCommitUnderWay(LinkedSystem linked, Transactions transactions) {
        linked.link().set(Condition.delayed(Duration.ofMillis(500)));
        await("a commit under way")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> linked.system().job().checkpointsInProgress() == 0 && transactions.open() > SUBTASKS);
    }
}
